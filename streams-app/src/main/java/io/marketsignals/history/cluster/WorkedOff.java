package io.marketsignals.history.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether an application has nothing left to read: first of its inputs, then of the internal topic that they lead to, and so
 * on. Exact while nothing new comes, since a stage commits what it has read with what it has written. Belongs to one thread.
 */
public final class WorkedOff implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final CommittedOffsets offsets;
    private final Consumer<byte[], byte[]> reader;
    private final List<List<String>> stages;
    private int done;
    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

    /**
     * @param reader reads committed; assigned anew for each look; closed with this
     * @param stages topics in the order in which records flow; those of one stage are read by tasks of their own
     */
    public WorkedOff(Admin admin, String applicationId, Consumer<byte[], byte[]> reader, List<List<String>> stages) {
        this.offsets = new CommittedOffsets(admin, applicationId);
        this.reader = reader;
        this.stages = List.copyOf(stages);
    }

    /** Looks again; true when every stage has read everything. */
    public boolean look() throws InterruptedException {
        committed = offsets.read();
        while (done < stages.size() && readToEnd(stages.get(done))) {
            done++;
        }
        return done == stages.size();
    }

    /** What was committed when {@link #look} last looked: it moves while there is progress. */
    public Map<TopicPartition, OffsetAndMetadata> committed() {
        return committed;
    }

    @Override
    public void close() {
        reader.close();
    }

    private boolean readToEnd(List<String> topics) throws InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            reader.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        Map<TopicPartition, Long> begins = reader.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = offsets.ends(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata read = committed.get(partition);
            long from = Math.max(begins.get(partition), read == null ? 0 : read.offset());
            if (from < ends.get(partition)) {
                reader.assign(Set.of(partition));
                reader.seek(partition, from);
                if (holdsRecords(partition, ends.get(partition))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Marks of transactions take offsets too, and a group's committed offset may stay before the last of them. Where a
     * transaction is still open, the end cannot be reached: there may be records.
     */
    private boolean holdsRecords(TopicPartition partition, long end) {
        while (reader.position(partition) < end) {
            long before = reader.position(partition);
            if (!reader.poll(POLL).isEmpty() || reader.position(partition) == before) {
                return true;
            }
        }
        return false;
    }
}
