package io.marketsignals.history.load;

import io.marketsignals.topics.ClusterAnswers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What is on the topics already and newer than what comes: what comes is late then. */
final class NewerRecords {
    private NewerRecords() {}

    /** A warning; empty where no partition holds a record after the given time, epoch milliseconds UTC. */
    static Optional<String> of(Admin admin, Collection<TopicPartition> partitions, long firstTime) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.maxTimestamp()));
        List<Long> newer = ClusterAnswers.await(admin.listOffsets(asked).all()).values().stream()
                .map(ListOffsetsResultInfo::timestamp)
                .filter(time -> time > firstTime)
                .toList();
        return newer.stream()
                .max(Long::compare)
                .map(last -> "Warning: " + newer.size() + " of " + partitions.size() + " partitions already reach "
                        + Instant.ofEpochMilli(last).atOffset(ZoneOffset.UTC).toLocalDate()
                        + ", and this load begins on "
                        + Instant.ofEpochMilli(firstTime)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                        + "; older prices count as late.");
    }
}
