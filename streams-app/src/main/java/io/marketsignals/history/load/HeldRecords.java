package io.marketsignals.history.load;

import io.marketsignals.history.load.LoadJournal.Entry;
import io.marketsignals.history.yaml.InputError;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Counts what the partitions hold of a load, by the header of its records; others between them are passed over. Records on
 * their way from a process that was just killed, or from one that still runs, are waited for. Belongs to one thread.
 */
final class HeldRecords {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration QUIET = Duration.ofMillis(250);
    private static final int MOST_ROUNDS = 20;

    private final Consumer<byte[], byte[]> consumer;
    private final LoadId load;
    private final Map<TopicPartition, Entry> begins = new HashMap<>();
    private final Map<TopicPartition, Long> counts = new HashMap<>();
    private final Map<TopicPartition, ConsumerRecord<byte[], byte[]>> lasts = new HashMap<>();

    /** @param consumer without a group; it sees what is not committed too, as a load knows no transactions */
    HeldRecords(Consumer<byte[], byte[]> consumer, LoadId load) {
        this.consumer = consumer;
        this.load = load;
    }

    /**
     * What each partition holds.
     *
     * @param journal where the load's records begin, as far as known
     * @param firstTime no record of the load has an earlier timestamp, epoch milliseconds UTC
     */
    Map<TopicPartition, Held> count(
            Collection<TopicPartition> partitions, Map<TopicPartition, Entry> journal, long firstTime)
            throws InterruptedException {
        consumer.assign(partitions);
        begin(partitions, journal, firstTime);
        boolean found = read(consumer.endOffsets(partitions)) || !journal.isEmpty();
        for (int round = 0; found; round++) {
            if (round == MOST_ROUNDS) {
                throw new InputError(
                        "Records of this load keep coming in: the same load runs in another process. Wait for"
                                + " its end, then start this one again.");
            }
            Thread.sleep(QUIET.toMillis());
            found = read(consumer.endOffsets(partitions));
        }
        if (partitions.stream().anyMatch(this::contradictsJournal)) {
            lasts.clear();
            return count(partitions, Map.of(), firstTime);
        }
        Map<TopicPartition, Held> held = new HashMap<>();
        partitions.forEach(partition -> held.put(partition, held(partition)));
        return held;
    }

    /** Records before a journal's entry, but none at it: the topic was made anew since. */
    private boolean contradictsJournal(TopicPartition partition) {
        return counts.get(partition) > 0 && !lasts.containsKey(partition);
    }

    /** Where nothing of the load is, it will begin where the reading ended. */
    private Held held(TopicPartition partition) {
        long count = counts.get(partition);
        Entry begin = count == 0 ? new Entry(consumer.position(partition), 0) : begins.get(partition);
        return new Held(begin, count, Optional.ofNullable(lasts.get(partition)));
    }

    private void begin(Collection<TopicPartition> partitions, Map<TopicPartition, Entry> journal, long firstTime) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, firstTime)));
        Map<TopicPartition, OffsetAndTimestamp> byTime = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = byTime.get(partition);
            Entry otherwise = new Entry(first == null ? ends.get(partition) : first.offset(), 0);
            Entry entry = journal.getOrDefault(partition, otherwise);
            long start = starts.get(partition);
            long end = ends.get(partition);
            if (entry.offset() > end || (entry.offset() < start && start == end)) {
                entry = otherwise; // emptied or made anew since
            }
            if (entry.offset() < start) {
                throw new InputError(
                        "Partition " + partition + " has lost records since this load began: it held them from"
                                + " offset " + entry.offset() + " on and now begins at " + start
                                + ". Delete the topic, create it anew and load again.");
            }
            begins.put(partition, entry);
            counts.put(partition, entry.before());
            consumer.seek(partition, entry.offset());
        }
    }

    /** Reads on up to the ends; whether a record of the load was among it. */
    private boolean read(Map<TopicPartition, Long> ends) {
        boolean found = false;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                found |= read(partition, records.records(partition));
            }
        }
        return found;
    }

    private boolean read(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        long own = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Header header = record.headers().lastHeader(Load.HEADER);
            if (header != null && Arrays.equals(header.value(), load.bytes())) {
                own++;
                lasts.put(partition, record);
            }
        }
        counts.merge(partition, own, Long::sum);
        return own > 0;
    }
}
