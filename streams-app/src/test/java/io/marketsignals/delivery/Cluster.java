package io.marketsignals.delivery;

import io.marketsignals.app.AppConfig;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.ReferenceFixture;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of one run: writes the inputs, reads what was committed of the outputs. */
final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, String> settings = new HashMap<>();
    private final int prices;
    private final int levels;
    private final ConfluentSchemaRegistry registry;
    private final WireEncoder<PriceBatch> priceBatches;
    private final WireEncoder<IndexTickBatch> levelBatches;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Queue<Future<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();

    /** What one record says, without time and place. */
    record Told(String key, ByteBuffer value) {}

    Cluster(String bootstrapServers, String registryUrl, int prices, int levels, int markets) {
        this.prices = prices;
        this.levels = levels;
        settings.put("kafka.bootstrap.servers", bootstrapServers);
        settings.put("registry.schema.registry.url", registryUrl);
        settings.put("application.id", "delivery");
        settings.put("topics.prices-partitions", Integer.toString(prices));
        settings.put("topics.index-ticks-partitions", Integer.toString(levels));
        settings.put("pipeline.market-partitions", Integer.toString(markets));
        // What is forced rests on wall clocks; every round is a heartbeat, so nothing need be.
        settings.put("pipeline.idle-timeout", "PT1H");
        // The dead are noticed as early as a broker allows.
        settings.put("kafka.consumer.session.timeout.ms", "6000");
        settings.put("kafka.consumer.heartbeat.interval.ms", "1500");
        settings.put("kafka.producer.transaction.timeout.ms", "5000");
        registry = new ConfluentSchemaRegistry(Map.of("schema.registry.url", registryUrl));
        priceBatches = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, PriceBatch.class);
        levelBatches = WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTickBatch.class);
        AppConfig config = config(Path.of("unused"));
        try (Admin admin = Admin.create(config.kafka().admin("delivery-admin"))) {
            new TopicCreation(admin).create(TopicTable.of(config.topics()));
        }
        ByteArraySerializer bytes = new ByteArraySerializer();
        producer = new KafkaProducer<>(config.kafka().producer("delivery-feed"), bytes, bytes);
    }

    /** The settings of an instance. */
    Map<String, String> settings(Path state) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("application.state-dir", state.toString());
        return all;
    }

    AppConfig config(Path state) {
        return AppConfig.of(settings(state));
    }

    void publish(ReferenceFixture reference) {
        var encoder = WireEncoder.forTopic(registry, TopicNames.REFERENCE, ReferenceEntry.class);
        reference.entries().forEach(entry -> {
            String key = entry.getKind() + ":" + entry.getId();
            send(new ProducerRecord<>(TopicNames.REFERENCE, text(key), encoder.encode(entry)));
        });
        flush();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
    }

    /** Says a round to every partition, if only that it is over. */
    void say(Tape.Round round) {
        long time = round.asOf().toEpochMilli();
        for (int partition = 0; partition < prices; partition++) {
            int of = partition;
            List<ConstituentPrice> batch = round.prices().stream()
                    .filter(price -> Math.floorMod(price.getSymbol().hashCode(), prices) == of)
                    .toList();
            byte[] value = priceBatches.encode(new PriceBatch(round.asOf(), batch));
            send(new ProducerRecord<>(TopicNames.PRICES, partition, time, null, value));
        }
        for (int partition = 0; partition < levels; partition++) {
            int of = partition;
            List<IndexTick> batch = round.levels().stream()
                    .filter(level -> Math.floorMod(level.getIndex().hashCode(), levels) == of)
                    .toList();
            byte[] value = levelBatches.encode(new IndexTickBatch(round.asOf(), batch));
            send(new ProducerRecord<>(TopicNames.INDEX_TICKS, partition, time, null, value));
        }
    }

    /** Says something that will be refused. */
    void sayNonsense(String key, Instant time) {
        send(new ProducerRecord<>(TopicNames.PRICES, 0, time.toEpochMilli(), text(key), text("?" + key)));
    }

    /** Waits until all that was said so far is written. */
    void flush() {
        producer.flush();
        while (!sent.isEmpty()) {
            try {
                sent.remove().get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("a record was not written", e);
            }
        }
    }

    KafkaConsumer<byte[], byte[]> consumer(String clientId) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(config(Path.of("unused")).kafka().consumer(clientId), bytes, bytes);
    }

    /** How often each committed record of a topic is there. */
    Map<Told, Integer> told(String topic) {
        Map<Told, Integer> told = new HashMap<>();
        try (var consumer = consumer("delivery-read")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> told.merge(
                                new Told(
                                        new String(record.key(), StandardCharsets.UTF_8),
                                        ByteBuffer.wrap(record.value())),
                                1,
                                Integer::sum));
            }
        }
        return told;
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
