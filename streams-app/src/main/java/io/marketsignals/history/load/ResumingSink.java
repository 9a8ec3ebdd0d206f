package io.marketsignals.history.load;

import io.marketsignals.history.load.LoadJournal.Entry;
import io.marketsignals.history.publish.RecordSink;
import io.marketsignals.history.yaml.InputError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends of each partition's records those that it does not hold yet, with the load's id as a header. The last one held must be
 * the same, byte for byte, as the one in its place here.
 */
final class ResumingSink implements RecordSink {
    private final Producer<byte[], byte[]> producer;
    private final LoadId load;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long passedOver;
    private long sent;

    /** One partition: what it holds, and how far this run is. */
    private static final class Lane {
        private final Held held;
        private long next;
        /** Written by the producer's thread, in the partition's order. */
        private volatile long lastOffset;

        private Lane(Held held) {
            this.held = held;
            this.lastOffset =
                    held.last().map(ConsumerRecord::offset).orElse(held.begin().offset());
        }
    }

    ResumingSink(Producer<byte[], byte[]> producer, LoadId load, Map<TopicPartition, Held> held) {
        this.producer = producer;
        this.load = load;
        held.forEach((partition, there) -> lanes.put(partition, new Lane(there)));
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
        check();
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Lane lane = lanes.get(partition);
        long place = lane.next++;
        if (place < lane.held.count()) {
            passedOver++;
            if (place == lane.held.count() - 1) {
                compare(record, lane.held.last().orElseThrow(), place);
            }
            return;
        }
        record.headers().add(Load.HEADER, load.bytes());
        sent++;
        var unused = producer.send(record, (metadata, exception) -> {
            if (exception == null) {
                lane.lastOffset = metadata.offset();
            } else {
                failure.compareAndSet(null, exception);
            }
        });
    }

    /** Returns when the brokers have all records. */
    @Override
    public void flush() {
        producer.flush();
        check();
    }

    /** Whether each partition holds at least one record more than was given so far. */
    boolean holdsMore() {
        return lanes.values().stream().allMatch(lane -> lane.next < lane.held.count());
    }

    /** Once all records were given: refuses a partition that holds more of them than there are. */
    void end() {
        lanes.forEach((partition, lane) -> {
            if (lane.held.count() > lane.next) {
                throw new InputError("Partition " + partition + " holds " + lane.held.count() + " records of load "
                        + load.text() + ", which has only " + lane.next
                        + " there: it was loaded by two processes at once,"
                        + " or with other settings. Delete the topic, create it anew and load again.");
            }
        });
    }

    /** Where each partition's last record of the load lies, once all were flushed. */
    Map<TopicPartition, Entry> lastRecords() {
        Map<TopicPartition, Entry> entries = new HashMap<>();
        lanes.forEach((partition, lane) -> {
            if (lane.next > 0) {
                entries.put(partition, new Entry(lane.lastOffset, lane.next - 1));
            }
        });
        return entries;
    }

    /** The same of those partitions to which anything was sent. */
    Map<TopicPartition, Entry> lastSent() {
        Map<TopicPartition, Entry> entries = lastRecords();
        entries.keySet().removeIf(partition -> {
            Lane lane = lanes.get(partition);
            return lane.next <= lane.held.count();
        });
        return entries;
    }

    /** Records of the load by topic, held and sent. */
    Map<String, Long> records() {
        Map<String, Long> records = new TreeMap<>();
        lanes.forEach((partition, lane) -> records.merge(partition.topic(), lane.next, Long::sum));
        return records;
    }

    long sent() {
        return sent;
    }

    long passedOver() {
        return passedOver;
    }

    private void compare(ProducerRecord<byte[], byte[]> here, ConsumerRecord<byte[], byte[]> there, long place) {
        if (here.timestamp() != there.timestamp()
                || !Arrays.equals(here.key(), there.key())
                || !Arrays.equals(here.value(), there.value())) {
            throw new InputError("Partition " + here.topic() + "-" + here.partition() + " holds " + (place + 1)
                    + " records of load " + load.text() + ", but the last of them, at offset " + there.offset()
                    + ", is not the one that this run would have sent: the registry's schema ids, the calendar,"
                    + " pipeline.grace, pipeline.bucket or the program's version have changed since. Load with what they"
                    + " were, or delete the topic, create it anew and load again.");
        }
    }

    private void check() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("The brokers did not take a record; the same command goes on from there", failed);
        }
    }
}
