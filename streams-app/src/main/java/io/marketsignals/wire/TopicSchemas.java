package io.marketsignals.wire;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.schema.TechnicalCall;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.util.List;
import org.apache.avro.Schema;

/** The one table of the records that lie on the public topics, and their subjects; dead letters are bytes without one. */
public final class TopicSchemas {
    /**
     * One record of one topic.
     *
     * @param topic its name on the cluster
     */
    public record Row(String topic, SubjectNaming naming, Schema schema) {
        public String subject() {
            return naming.subject(topic, schema);
        }
    }

    private static final List<Row> ROWS = List.of(
            several(TopicNames.PRICES, ConstituentPrice.getClassSchema()),
            several(TopicNames.PRICES, PriceBatch.getClassSchema()),
            several(TopicNames.INDEX_TICKS, IndexTick.getClassSchema()),
            several(TopicNames.INDEX_TICKS, IndexTickBatch.getClassSchema()),
            one(TopicNames.REFERENCE, ReferenceEntry.getClassSchema()),
            one(TopicNames.CONTEXT, ContextEvent.getClassSchema()),
            one(TopicNames.INDEX_RETURNS, IndexReturn.getClassSchema()),
            one(TopicNames.BREADTH, Breadth.getClassSchema()),
            one(TopicNames.SPREADS, Spread.getClassSchema()),
            one(TopicNames.SESSIONS, SessionClose.getClassSchema()),
            one(TopicNames.TECHNICAL_CALLS, TechnicalCall.getClassSchema()),
            one(TopicNames.ALERTS, Alert.getClassSchema()));

    private TopicSchemas() {}

    /** The table with the topics of a run, or of production; inputs first. */
    public static List<Row> of(RunName run) {
        return ROWS.stream()
                .map(row -> new Row(run.topic(row.topic()), row.naming(), row.schema()))
                .toList();
    }

    /**
     * How the subject of a record of one of {@link TopicNames} is named.
     *
     * @throws IllegalArgumentException if the table has no such record there
     */
    public static SubjectNaming naming(String topic, Schema schema) {
        return ROWS.stream()
                .filter(row -> row.topic().equals(topic) && row.schema().equals(schema))
                .map(Row::naming)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(topic + " carries no " + schema.getFullName() + " by the table"));
    }

    private static Row one(String topic, Schema schema) {
        return new Row(topic, SubjectNaming.TOPIC, schema);
    }

    private static Row several(String topic, Schema schema) {
        return new Row(topic, SubjectNaming.TOPIC_RECORD, schema);
    }
}
