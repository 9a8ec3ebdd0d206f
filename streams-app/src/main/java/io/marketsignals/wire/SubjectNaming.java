package io.marketsignals.wire;

import org.apache.avro.Schema;

/** How a registry's subject is named, by the rules that Confluent's clients know. */
public enum SubjectNaming {
    /** TopicNameStrategy, for a topic of one record: {@code <topic>-value}. */
    TOPIC,
    /** TopicRecordNameStrategy, for a topic of several records: {@code <topic>-<full name of the record>}. */
    TOPIC_RECORD;

    public String subject(String topic, Schema record) {
        return topic + "-" + (this == TOPIC ? "value" : record.getFullName());
    }
}
