package io.marketsignals.topology;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Settings;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.WireDecoder;
import io.marketsignals.wire.WireEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology under the test driver, with one partition of each input. */
final class DrivenTopology implements AutoCloseable {
    final MemoryRegistry registry = new MemoryRegistry();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> prices;
    private final TestInputTopic<String, byte[]> levels;
    private final TestInputTopic<String, byte[]> entries;
    private final TestInputTopic<String, byte[]> context;

    DrivenTopology(ReferenceFixture reference, PipelineSettings pipeline) {
        driver = new TopologyTestDriver(
                new SignalTopology(
                                pipeline,
                                new InputPartitions(1, 1),
                                Settings.DEFAULTS,
                                registry,
                                new SourceLag(),
                                new SignalMetrics(meters))
                        .under(new StreamsConfig(properties())),
                properties(),
                Instant.ofEpochMilli(0));
        prices = driver.createInputTopic(TopicNames.PRICES, new StringSerializer(), new ByteArraySerializer());
        levels = driver.createInputTopic(TopicNames.INDEX_TICKS, new StringSerializer(), new ByteArraySerializer());
        entries = driver.createInputTopic(TopicNames.REFERENCE, new StringSerializer(), new ByteArraySerializer());
        context = driver.createInputTopic(TopicNames.CONTEXT, new StringSerializer(), new ByteArraySerializer());
        publish(reference);
    }

    void publish(ReferenceFixture reference) {
        WireEncoder<ReferenceEntry> encoder =
                WireEncoder.forTopic(registry, TopicNames.REFERENCE, ReferenceEntry.class);
        reference.entries().forEach(e -> entries.pipeInput(e.getKind() + ":" + e.getId(), encoder.encode(e)));
    }

    void publish(ContextEvent event) {
        WireEncoder<ContextEvent> encoder = WireEncoder.forTopic(registry, TopicNames.CONTEXT, ContextEvent.class);
        publishContext(event.getSubject(), encoder.encode(event));
    }

    void publishContext(String key, byte[] value) {
        context.pipeInput(key, value);
    }

    void publishRaw(String key, byte[] value) {
        entries.pipeInput(key, value);
    }

    /** Of one driver alone: others may be open at the same time. */
    private static String stateFolder() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "driven"));
            return Files.createTempDirectory(folder, "state").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }

    void price(String symbol, String time, double price) {
        prices.pipeInput(symbol, encode(constituent(symbol, time, price)), Instant.parse(time));
    }

    static ConstituentPrice constituent(String symbol, String time, double price) {
        return new ConstituentPrice(symbol, Instant.parse(time), price, 100L, PriceKind.TRADED, TradingStatus.TRADING);
    }

    byte[] encode(ConstituentPrice price) {
        return WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, ConstituentPrice.class)
                .encode(price);
    }

    void batch(String asOf, ConstituentPrice... batch) {
        prices.pipeInput(
                null,
                WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, PriceBatch.class)
                        .encode(new PriceBatch(Instant.parse(asOf), List.of(batch))),
                Instant.parse(asOf));
    }

    void level(String index, String time, double level) {
        levels.pipeInput(
                index,
                WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTick.class)
                        .encode(new IndexTick(index, Instant.parse(time), level, null, LevelKind.TRADED)),
                Instant.parse(time));
    }

    void officialLevel(String index, String time, double level) {
        levels.pipeInput(
                index,
                WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTick.class)
                        .encode(new IndexTick(index, Instant.parse(time), level, null, LevelKind.OFFICIAL_CLOSE)),
                Instant.parse(time));
    }

    void officialPrice(String symbol, String time, double price) {
        ConstituentPrice official = constituent(symbol, time, price);
        official.setKind(PriceKind.OFFICIAL_CLOSE);
        prices.pipeInput(symbol, encode(official), Instant.parse(time));
    }

    /** Moves event time of both inputs on. */
    void heartbeat(String asOf) {
        batch(asOf);
        levelHeartbeat(asOf);
    }

    void levelHeartbeat(String asOf) {
        levels.pipeInput(
                null,
                WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTickBatch.class)
                        .encode(new IndexTickBatch(Instant.parse(asOf), List.of())),
                Instant.parse(asOf));
    }

    void raw(String key, byte[] value, long timestamp) {
        prices.pipeInput(new TestRecord<>(key, value, null, timestamp));
    }

    void raw(TestRecord<String, byte[]> price) {
        prices.pipeInput(price);
    }

    void rawLevel(String key, byte[] value, long timestamp) {
        levels.pipeInput(new TestRecord<>(key, value, null, timestamp));
    }

    double count(String counter, String... tags) {
        var found = meters.find(counter).tags(tags).counter();
        return found == null ? 0 : found.count();
    }

    List<TestRecord<String, byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    <T extends SpecificRecord> T decode(byte[] value, Class<T> type) {
        return ((Decoded.Value<T>) new WireDecoder<>(registry, type).decode(value)).value();
    }

    List<SessionClose> sessions() {
        return read(TopicNames.SESSIONS, SessionClose.class);
    }

    List<Alert> alerts() {
        return read(TopicNames.ALERTS, Alert.class);
    }

    /** The alerts of one signal, in order; those of others are read with them and gone. */
    List<Alert> alerts(String signal) {
        return alerts().stream()
                .filter(alert -> alert.getSignal().equals(signal))
                .toList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        TopicNames.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
        WireDecoder<T> decoder = new WireDecoder<>(registry, type);
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(decoder::decode)
                .map(decoded -> ((Decoded.Value<T>) decoded).value())
                .toList();
    }

    /** In steps: a jump would look like a thread that was held up. */
    void passWallClock(Duration time) {
        for (long left = time.toSeconds(); left > 0; left--) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
