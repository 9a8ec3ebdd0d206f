package io.marketsignals.bench.restore;

import io.marketsignals.bench.cluster.BenchCluster;
import io.marketsignals.topics.ClusterAnswers;
import io.marketsignals.topology.InternalTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the changelogs of an application hold.
 *
 * @param records that a restore reads, deletions included
 * @param bytes of their keys and values
 * @param diskBytes of the brokers' files: compressed, with headers and marks of transactions
 */
record Changelogs(long records, long bytes, long diskBytes) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Reads all of them; nobody writes to them any more. */
    static Changelogs of(BenchCluster cluster, String applicationId) {
        Set<String> topics = topics(cluster, applicationId);
        try (KafkaConsumer<byte[], byte[]> reader = cluster.consumer()) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> reader.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            long records = 0;
            long bytes = 0;
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    records++;
                    bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
                }
            }
            return new Changelogs(records, bytes, diskBytes(cluster, topics));
        }
    }

    private static Set<String> topics(BenchCluster cluster, String applicationId) {
        Set<String> topics = InternalTopics.of(applicationId);
        InternalTopics.between(applicationId).forEach(topics::removeAll);
        topics.retainAll(ClusterAnswers.await(cluster.admin().listTopics().names()));
        return topics;
    }

    private static long diskBytes(BenchCluster cluster, Set<String> topics) {
        List<Integer> brokers = ClusterAnswers.await(
                        cluster.admin().describeCluster().nodes())
                .stream()
                .map(node -> node.id())
                .toList();
        return ClusterAnswers.await(cluster.admin().describeLogDirs(brokers).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> topics.contains(replica.getKey().topic()))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }
}
