package io.marketsignals.history.load;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.topics.ClusterAnswers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where each partition's records of a load begin, kept on the cluster as the committed offsets of a group that has no
 * members. An entry is a fact about the log: so many records of the load lie before this offset. Brokers forget a group's
 * offsets after a week (offsets.retention.minutes); a load without a journal looks for its records by their time.
 */
final class LoadJournal {
    private static final Pattern METADATA = Pattern.compile("records=(\\d+) partitions=(\\d+)");

    private final Admin admin;
    private final String group;

    /** @param before records of the load that lie before the offset */
    record Entry(long offset, long before) {}

    LoadJournal(Admin admin, LoadId load) {
        this.admin = admin;
        this.group = load.group();
    }

    /**
     * The entries there are.
     *
     * @param partitions how many partitions each topic has now
     */
    Map<TopicPartition, Entry> read(Map<String, Integer> partitions) {
        Map<TopicPartition, Entry> entries = new HashMap<>();
        ClusterAnswers.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) ->
                        entry(partition, committed, partitions).ifPresent(entry -> entries.put(partition, entry)));
        return entries;
    }

    void write(Map<TopicPartition, Entry> entries, Map<String, Integer> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        entries.forEach((partition, entry) -> offsets.put(
                partition,
                new OffsetAndMetadata(
                        entry.offset(),
                        "records=" + entry.before() + " partitions=" + partitions.get(partition.topic()))));
        ClusterAnswers.await(admin.alterConsumerGroupOffsets(group, offsets).all());
    }

    private static Optional<Entry> entry(
            TopicPartition partition, OffsetAndMetadata committed, Map<String, Integer> partitions) {
        if (committed == null || !partitions.containsKey(partition.topic())) {
            return Optional.empty();
        }
        Matcher matcher = METADATA.matcher(committed.metadata());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int now = partitions.get(partition.topic());
        int then = Integer.parseInt(matcher.group(2));
        if (then != now) {
            throw new InputError("Topic " + partition.topic() + " had " + then
                    + " partitions when this load began and has "
                    + now + " now: symbols would change their partitions in the middle of the load. Delete the topic,"
                    + " create it anew with the partitions that you want, and load again.");
        }
        return Optional.of(new Entry(committed.offset(), Long.parseLong(matcher.group(1))));
    }
}
