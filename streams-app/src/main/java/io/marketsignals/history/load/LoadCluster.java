package io.marketsignals.history.load;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.wire.SchemaRegistry;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The clients of a load, made from an application's settings; whoever asks for one closes it. */
final class LoadCluster {
    private static final String CLIENT = "signals-load";

    private final AppConfig config;

    LoadCluster(AppConfig config) {
        this.config = config;
    }

    /** Waits for the cluster to answer. */
    Admin admin() {
        return ClusterAccess.open(config);
    }

    SchemaRegistry registry() {
        return SignalTopologyFactory.registry(config);
    }

    /**
     * A producer that leaves no gap: what a partition has taken is always the beginning of what was sent to it, whenever the
     * process dies. No record is ever given up, for those behind it would be taken.
     */
    KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = config.kafka().producer(CLIENT);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicTable.LARGE_REQUEST_BYTES);
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group that sees every record. */
    KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = config.kafka().consumer(CLIENT);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
