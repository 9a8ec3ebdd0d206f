package io.marketsignals.history.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.history.feed.Tick;
import io.marketsignals.history.publish.PartitionBuffers.Batch;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Ticks of one input topic on their way into its partitions. */
final class InputTopic {
    private final String name;
    private final PartitionBuffers buffers;
    private final Function<Batch, byte[]> batches;
    private final Function<Tick, byte[]> singles;

    /**
     * @param batches writes a batch, or an empty one as a heartbeat
     * @param singles writes a tick that stands alone
     */
    InputTopic(String name, int partitions, Function<Batch, byte[]> batches, Function<Tick, byte[]> singles) {
        this.name = name;
        this.buffers = new PartitionBuffers(partitions);
        this.batches = batches;
        this.singles = singles;
    }

    void add(Tick tick) {
        buffers.add(tick);
    }

    /** Ticks in all partitions. */
    int size() {
        return buffers.size();
    }

    /** Sends all that waits, so that every partition has reached the given time; at most so many ticks in a record. */
    void drain(int mostTicks, long reached, RecordSink sink) {
        for (int partition = 0; partition < buffers.partitions(); partition++) {
            for (Batch batch : buffers.drain(partition, mostTicks, reached)) {
                if (mostTicks == 1) {
                    alone(partition, batch, sink);
                } else {
                    send(partition, batch, sink);
                }
            }
        }
    }

    /** The tick, if there is one, in a record of its own under its symbol; then a heartbeat where time goes on. */
    private void alone(int partition, Batch batch, RecordSink sink) {
        for (Tick tick : batch.ticks()) {
            byte[] key = tick.symbol().getBytes(UTF_8);
            sink.send(new ProducerRecord<>(name, partition, tick.time(), key, singles.apply(tick)));
        }
        if (batch.ticks().isEmpty() || batch.ticks().get(0).time() < batch.asOf()) {
            send(partition, batch.heartbeat(), sink);
        }
    }

    private void send(int partition, Batch batch, RecordSink sink) {
        sink.send(new ProducerRecord<>(name, partition, batch.asOf(), null, batches.apply(batch)));
    }
}
