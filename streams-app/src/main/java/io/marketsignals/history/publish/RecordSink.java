package io.marketsignals.history.publish;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Where the records of the input topics go; each partition's in the order in which they are given. */
public interface RecordSink {
    /** Takes a record that names its partition; throws what went wrong with an earlier one. */
    void send(ProducerRecord<byte[], byte[]> record);

    /** Returns when all has arrived; throws where something has not. */
    void flush();
}
