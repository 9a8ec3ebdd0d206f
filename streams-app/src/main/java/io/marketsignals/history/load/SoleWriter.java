package io.marketsignals.history.load;

import io.marketsignals.history.yaml.InputError;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends on, and looks every second whether anybody else writes to the same partitions: then a record's offset is not its place
 * in the simulation. Belongs to one thread.
 */
final class SoleWriter implements Consumer<ProducerRecord<byte[], byte[]>> {
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

    private final ResumingSink sink;
    private long lastLook = System.nanoTime();

    SoleWriter(ResumingSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(ProducerRecord<byte[], byte[]> record) {
        sink.send(record);
        if (System.nanoTime() - lastLook >= BETWEEN_LOOKS) {
            check();
        }
    }

    /** @throws InputError when another writer was there */
    void check() {
        sink.flush();
        sink.lastSent().forEach((partition, entry) -> {
            if (entry.offset() != entry.before()) {
                throw new InputError("Partition " + partition + " has " + (entry.offset() - entry.before())
                        + " records that this process did not send: another feed runs on this cluster. Stop it, delete"
                        + " the input topics, create them anew and start one feed.");
            }
        });
        lastLook = System.nanoTime();
    }
}
