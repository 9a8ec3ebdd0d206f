package io.marketsignals.history.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Records that all must be on the brokers before anything follows them. */
final class ConfirmedRecords {
    private ConfirmedRecords() {}

    /** Sends all and returns when the brokers have them; {@code what} they are is named when they do not take them. */
    static void send(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records, String what)
            throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new KafkaException("The brokers did not take " + what, e.getCause());
            }
        }
    }
}
