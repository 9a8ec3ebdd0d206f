package io.marketsignals.app;

import static io.marketsignals.config.ConfigType.COUNT;
import static io.marketsignals.config.ConfigType.COUNT_OR_ZERO;
import static io.marketsignals.config.ConfigType.DURATION;
import static io.marketsignals.config.ConfigType.FLAG;
import static io.marketsignals.config.ConfigType.NAME;
import static io.marketsignals.config.ConfigType.POSITIVE_DURATION;
import static io.marketsignals.config.ConfigType.TEXT;

import io.marketsignals.config.ConfigKey;
import io.marketsignals.config.ConfigTable;
import io.marketsignals.config.ConfigTable.Family;
import io.marketsignals.health.HealthSettings;
import io.marketsignals.topics.TopicSettings;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.PipelineSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The table of settings: the parser, the command line and the documents all read this one. */
public final class AppKeys {
    static final String APPLICATION_ID = "application.id";
    static final String STATE_DIR = "application.state-dir";
    static final String THREADS = "application.threads";
    static final String BROKER_WAIT = "application.broker-wait";
    static final String CLOSE_TIMEOUT = "application.close-timeout";
    static final String THREAD_FAILURES = "application.thread-failures";
    static final String THREAD_FAILURE_PERIOD = "application.thread-failure-period";
    static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    static final String PROCESSING_GUARANTEE = "kafka.processing.guarantee";
    static final String REGISTRY_URL = "registry.schema.registry.url";
    static final String RUN = "topics.run";
    static final String PRICES_PARTITIONS = "topics.prices-partitions";
    static final String INDEX_TICKS_PARTITIONS = "topics.index-ticks-partitions";
    static final String OUTPUT_PARTITIONS = "topics.output-partitions";
    static final String REPLICATION = "topics.replication";
    static final String MIN_INSYNC = "topics.min-insync-replicas";
    static final String BUCKET = "pipeline.bucket";
    static final String GRACE = "pipeline.grace";
    static final String IDLE_TIMEOUT = "pipeline.idle-timeout";
    static final String MAX_JUMP = "pipeline.max-jump";
    static final String MAX_AGE = "pipeline.max-age";
    static final String WINDOW_RETENTION = "pipeline.window-retention";
    static final String MARKET_PARTITIONS = "pipeline.market-partitions";
    static final String EARLY_COMMITS = "pipeline.early-commits";

    static final String STALL_TIMEOUT = "health.stall-timeout";
    static final String RESTORE_TIMEOUT = "health.restore-timeout";

    static final String KAFKA = "kafka.";
    static final String REGISTRY = "registry.";
    /** The prefix of the signals' settings. */
    public static final String SIGNALS = "signals.";

    private static final ConfigTable TABLE = new ConfigTable(keys(), families());

    private AppKeys() {}

    public static ConfigTable table() {
        return TABLE;
    }

    private static List<ConfigKey> keys() {
        List<ConfigKey> keys = new ArrayList<>(application());
        keys.addAll(kafka());
        keys.addAll(topics(TopicSettings.defaults()));
        keys.addAll(pipeline(PipelineSettings.defaults()));
        keys.addAll(HttpSettings.keys());
        keys.addAll(health(HealthSettings.defaults()));
        return keys;
    }

    private static List<ConfigKey> application() {
        return List.of(
                text(APPLICATION_ID, "market-signals", "Names the consumer group, the internal topics and the state."),
                text(STATE_DIR, "state", "Directory of the local state stores; keep it across restarts."),
                count(THREADS, 1, "threads", "Stream threads of this instance."),
                wallClock(BROKER_WAIT, Duration.ofSeconds(60), "How long the start waits for a broker to answer."),
                wallClock(CLOSE_TIMEOUT, Duration.ofSeconds(25), "How long a clean stop may take."),
                new ConfigKey(
                        THREAD_FAILURES,
                        COUNT_OR_ZERO,
                        "5",
                        "threads",
                        "Failed stream threads that are replaced within the period; one more stops the instance."),
                wallClock(
                        THREAD_FAILURE_PERIOD,
                        Duration.ofMinutes(10),
                        "The period in which failed threads are counted."),
                text(REGISTRY_URL, "http://localhost:8081", "Schema registry addresses, comma-separated."));
    }

    /** What differs from Kafka's own defaults; more of the family can be set, none needs to be. */
    private static List<ConfigKey> kafka() {
        return List.of(
                text(
                        BOOTSTRAP_SERVERS,
                        "localhost:9092",
                        "Brokers to reach the cluster by, host:port, comma-separated."),
                text(PROCESSING_GUARANTEE, "exactly_once_v2", "Anything else repeats or loses alerts at a crash."),
                kafkaNumber(
                        "commit.interval.ms",
                        1_000,
                        "ms",
                        "How often results become visible at least; alerts do sooner (pipeline.early-commits)."),
                kafkaNumber(
                        "statestore.cache.max.bytes", 64L << 20, "bytes", "Write cache of the stores of an instance."),
                kafkaNumber(
                        "producer.transaction.timeout.ms", 10_000, "ms", "How long a dead instance holds readers up."),
                kafkaNumber("consumer.session.timeout.ms", 15_000, "ms", "When survivors take a dead instance's work."),
                text(KAFKA + "producer.compression.type", "lz4", "Of all that is written, internal topics too."),
                kafkaNumber(
                        "producer.max.request.size",
                        TopicTable.LARGE_REQUEST_BYTES,
                        "bytes",
                        "Must hold a refused reference entry on its way to the dead letters."),
                kafkaNumber(
                        "topic.max.message.bytes",
                        TopicTable.LARGE_REQUEST_BYTES,
                        "bytes",
                        "Largest record of the internal topics, when created."),
                kafkaNumber(
                        "topic.message.timestamp.after.max.ms",
                        Long.MAX_VALUE,
                        "ms",
                        "Internal topics, when created: event time may be ahead of the brokers' clocks."));
    }

    private static List<ConfigKey> topics(TopicSettings defaults) {
        return List.of(
                new ConfigKey(
                        RUN,
                        NAME,
                        defaults.run().name(),
                        "",
                        "Of a replay: its topics are named run.topic and its records carry the run; empty in"
                                + " production."),
                count(PRICES_PARTITIONS, defaults.pricesPartitions(), "partitions", "Of the prices, when created."),
                count(
                        INDEX_TICKS_PARTITIONS,
                        defaults.indexTicksPartitions(),
                        "partitions",
                        "Of the index ticks, when created."),
                count(OUTPUT_PARTITIONS, defaults.outputPartitions(), "partitions", "Of each output, when created."),
                count(
                        REPLICATION,
                        defaults.replication(),
                        "copies",
                        "Copies of each partition, also of the internal topics; 3 in production."),
                count(
                        MIN_INSYNC,
                        defaults.minInsyncReplicas(),
                        "copies",
                        "Copies that must have a record before it counts as written; 2 in production."));
    }

    private static List<ConfigKey> pipeline(PipelineSettings defaults) {
        return List.of(
                eventTime(BUCKET, defaults.bucket(), "Length of a bucket of event time; all instances alike."),
                new ConfigKey(
                        GRACE,
                        DURATION,
                        defaults.grace().toString(),
                        "event time",
                        "How long after a bucket's end out-of-order records are waited for."),
                wallClock(
                        IDLE_TIMEOUT, defaults.idleTimeout(), "Silence after which a partition's watermark is forced."),
                eventTime(
                        MAX_JUMP, defaults.maxJump(), "How far ahead of its partition's latest time a record may be."),
                eventTime(MAX_AGE, defaults.maxAge(), "How far behind its partition's latest time a record may be."),
                eventTime(
                        WINDOW_RETENTION,
                        defaults.windowRetention(),
                        "How long the queryable window stores keep values."),
                count(
                        MARKET_PARTITIONS,
                        defaults.marketPartitions(),
                        "partitions",
                        "Of the internal topic keyed by market; fixed once running."),
                new ConfigKey(
                        EARLY_COMMITS,
                        FLAG,
                        Boolean.toString(defaults.earlyCommits()),
                        "",
                        "Whether alerts are committed ahead of the interval while few records are left to read."));
    }

    private static List<ConfigKey> health(HealthSettings defaults) {
        return List.of(
                wallClock(
                        STALL_TIMEOUT,
                        defaults.stall(),
                        "Not alive after that long without a poll, or a processed record where some wait."),
                wallClock(
                        RESTORE_TIMEOUT,
                        defaults.restore(),
                        "Not alive after that long without a restored record where some are to be restored."));
    }

    private static List<Family> families() {
        return List.of(
                new Family(
                        KAFKA,
                        "Handed to Kafka Streams and its clients: kafka.security.protocol, kafka.sasl.jaas.config,"
                                + " kafka.consumer.max.poll.records, kafka.producer.linger.ms, kafka.admin.….",
                        true),
                new Family(
                        REGISTRY,
                        "Handed to the registry client: registry.basic.auth.user.info,"
                                + " registry.schema.registry.ssl.truststore.location.",
                        true),
                new Family(
                        SIGNALS,
                        "Settings of a signal: signals.<signal>.<name>, or signals.<index>.<signal>.<name> for one"
                                + " index; not from the environment.",
                        false));
    }

    private static ConfigKey text(String name, String value, String meaning) {
        return new ConfigKey(name, TEXT, value, "", meaning);
    }

    private static ConfigKey count(String name, int value, String unit, String meaning) {
        return new ConfigKey(name, COUNT, String.valueOf(value), unit, meaning);
    }

    private static ConfigKey kafkaNumber(String name, long value, String unit, String meaning) {
        return new ConfigKey(KAFKA + name, COUNT_OR_ZERO, String.valueOf(value), unit, meaning);
    }

    private static ConfigKey eventTime(String name, Duration value, String meaning) {
        return new ConfigKey(name, POSITIVE_DURATION, value.toString(), "event time", meaning);
    }

    private static ConfigKey wallClock(String name, Duration value, String meaning) {
        return new ConfigKey(name, POSITIVE_DURATION, value.toString(), "wall clock", meaning);
    }
}
