package io.marketsignals.history.cluster;

import io.marketsignals.app.AppConfig;
import io.marketsignals.topics.TopicTable;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's clients for long histories: large batches, nothing lost, nothing twice. What the settings say wins. */
public final class Clients {
    private static final Map<String, Object> PRODUCER = Map.of(
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 << 10,
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            TopicTable.LARGE_REQUEST_BYTES);

    private static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            4 << 20,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");

    private Clients() {}

    public static KafkaProducer<byte[], byte[]> producer(AppConfig config, String clientId) {
        Map<String, Object> properties = config.kafka().producer(clientId);
        PRODUCER.forEach(properties::putIfAbsent);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sees what was committed only; belongs to no group. */
    public static KafkaConsumer<byte[], byte[]> consumer(AppConfig config, String clientId) {
        Map<String, Object> properties = config.kafka().consumer(clientId);
        // It assigns its partitions itself, and the application's limits are not its own.
        properties.keySet().removeAll(CONSUMER.keySet());
        properties.putAll(CONSUMER);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
