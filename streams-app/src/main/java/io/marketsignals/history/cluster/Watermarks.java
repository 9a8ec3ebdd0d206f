package io.marketsignals.history.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.topology.MarketProgress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How far each market has come in a stage, as the application committed it. Belongs to one thread. */
public final class Watermarks implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Long> marks = new TreeMap<>();
    private final String changelog;
    private boolean assigned;

    /** @param consumer reads committed; closed with this */
    public Watermarks(Consumer<byte[], byte[]> consumer, String applicationId, MarketProgress.Stage stage) {
        this.consumer = consumer;
        this.changelog = stage.changelog(applicationId);
    }

    /** Event time that each market has passed, epoch milliseconds UTC; markets that have not begun are left out. */
    public Map<String, Long> read(Admin admin) throws InterruptedException {
        if (assigned || assign(admin)) {
            var records = consumer.poll(POLL);
            while (!records.isEmpty()) {
                records.forEach(this::take);
                records = consumer.poll(POLL);
            }
        }
        return Collections.unmodifiableMap(marks);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            MarketProgress.read(new String(record.key(), UTF_8), record.value())
                    .ifPresent(mark -> marks.put(mark.market(), mark.watermark()));
        }
    }

    /** The application creates the topic when it starts. */
    private boolean assign(Admin admin) throws InterruptedException {
        try {
            if (!admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get()
                    .contains(changelog)) {
                return false;
            }
        } catch (ExecutionException e) {
            throw new KafkaException("The topics cannot be listed", e.getCause());
        }
        List<TopicPartition> partitions = consumer.partitionsFor(changelog).stream()
                .map(info -> new TopicPartition(changelog, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        assigned = true;
        return true;
    }
}
