package io.marketsignals.wire;

import org.apache.avro.Schema;

/** How a registry's subject is named, by the rules that Confluent's clients know. */
public enum SubjectNaming {
    /** TopicNameStrategy, for a topic of one record: {@code <topic>-value}. */
    TOPIC("TopicNameStrategy"),
    /** TopicRecordNameStrategy, for a topic of several records: {@code <topic>-<full name of the record>}. */
    TOPIC_RECORD("TopicRecordNameStrategy");

    private final String strategy;

    SubjectNaming(String strategy) {
        this.strategy = strategy;
    }

    /** What Confluent's clients call it. */
    public String strategy() {
        return strategy;
    }

    public String subject(String topic, Schema record) {
        return topic + "-" + (this == TOPIC ? "value" : record.getFullName());
    }
}
