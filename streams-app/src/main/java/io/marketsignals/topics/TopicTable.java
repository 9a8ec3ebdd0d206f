package io.marketsignals.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one table of public topics. Record timestamps are event time, often far from the broker's clock, so each topic
 * keeps records for ever ({@code retention.ms=-1}: a broker deletes old-dated records within minutes otherwise), takes
 * the producer's timestamp, and accepts any distance to the clock (a broker's default refuses more than an hour ahead).
 */
public final class TopicTable {
    /** An index of thousands of members is one reference record; its producer's max.request.size must follow. */
    public static final int LARGE_RECORD_BYTES = 8 * 1024 * 1024;

    /** Room around a large record's bytes for the headers and framing of its dead letter. */
    public static final int LARGE_REQUEST_BYTES = LARGE_RECORD_BYTES + 64 * 1024;

    private static final int USUAL_RECORD_BYTES = 1024 * 1024 + 12;
    private static final String FOR_EVER = "-1";
    private static final String ANY_DISTANCE = String.valueOf(Long.MAX_VALUE);

    private final TopicSettings settings;

    private TopicTable(TopicSettings settings) {
        this.settings = settings;
    }

    /** The table with an operator's partition counts and copies filled in; inputs first. */
    public static List<TopicSpec> of(TopicSettings settings) {
        return new TopicTable(settings).specs();
    }

    private List<TopicSpec> specs() {
        int outputs = settings.outputPartitions();
        return List.of(
                history(
                        TopicNames.PRICES,
                        settings.pricesPartitions(),
                        USUAL_RECORD_BYTES,
                        "Replays read it from the start; a symbol stays in its partition."),
                history(
                        TopicNames.INDEX_TICKS,
                        settings.indexTicksPartitions(),
                        USUAL_RECORD_BYTES,
                        "Replays read it from the start; an index stays in its partition."),
                spec(
                        TopicNames.REFERENCE,
                        1,
                        CLEANUP_POLICY_COMPACT,
                        LARGE_RECORD_BYTES,
                        "An entry holds every version of its key, so the last one is enough; every instance reads all of it."),
                history(
                        TopicNames.CONTEXT,
                        1,
                        USUAL_RECORD_BYTES,
                        "An event is its own record and replaces none, as compaction would; every instance reads all of them."),
                output(TopicNames.INDEX_RETURNS, outputs, "Measures of the past stay readable."),
                output(TopicNames.BREADTH, outputs, "Measures of the past stay readable."),
                output(TopicNames.SPREADS, outputs, "Measures of the past stay readable."),
                output(TopicNames.SESSIONS, outputs, "Session closes are the history that cross-market signals read."),
                output(TopicNames.TECHNICAL_CALLS, outputs, "Calls of the past stay readable."),
                output(TopicNames.ALERTS, outputs, "An alert's revisions are its record; compaction would drop them."),
                history(
                        TopicNames.DEAD_LETTERS,
                        outputs,
                        LARGE_REQUEST_BYTES,
                        "What was refused is kept until somebody has looked at it, however large."));
    }

    private TopicSpec output(String name, int partitions, String reason) {
        return history(name, partitions, USUAL_RECORD_BYTES, reason);
    }

    private TopicSpec history(String name, int partitions, int maxRecordBytes, String reason) {
        return spec(name, partitions, CLEANUP_POLICY_DELETE, maxRecordBytes, reason);
    }

    private TopicSpec spec(String name, int partitions, String cleanup, int maxRecordBytes, String reason) {
        Map<String, String> configs = new HashMap<>();
        configs.put(CLEANUP_POLICY_CONFIG, cleanup);
        configs.put(RETENTION_MS_CONFIG, FOR_EVER);
        configs.put(RETENTION_BYTES_CONFIG, FOR_EVER);
        configs.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        configs.put(MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY_DISTANCE);
        configs.put(MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY_DISTANCE);
        configs.put(MAX_MESSAGE_BYTES_CONFIG, String.valueOf(maxRecordBytes));
        configs.put(MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(settings.minInsyncReplicas()));
        return new TopicSpec(settings.run().topic(name), partitions, (short) settings.replication(), configs, reason);
    }
}
