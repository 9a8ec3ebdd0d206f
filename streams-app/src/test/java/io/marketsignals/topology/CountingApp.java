package io.marketsignals.topology;

import io.marketsignals.ingest.LiveStates;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Counts the records of each partition in a store that is written back before each commit; to be killed. */
final class CountingApp {
    static final String STORE = "counts";

    private CountingApp() {}

    /** Arguments: bootstrap servers, application id, state directory, topic. */
    public static void main(String[] args) throws InterruptedException {
        Properties properties = new Properties();
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, args[1]);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, args[2]);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "50");
        properties.put(StreamsConfig.consumerPrefix("session.timeout.ms"), "6000");
        properties.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), "1000");
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        Topology topology = new Topology();
        topology.addSource("in", args[3]).addProcessor("count", new Counting(), "in");
        try (KafkaStreams streams = new KafkaStreams(topology, properties)) {
            streams.start();
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        }
    }

    private static final class Counting implements ProcessorSupplier<byte[], byte[], Void, Void> {
        @Override
        public Processor<byte[], byte[], Void, Void> get() {
            return new Counter();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(WriteBackStore.inFrontOf(Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                    .withLoggingEnabled(Map.of())));
        }
    }

    private static final class Counter implements Processor<byte[], byte[], Void, Void> {
        private long count;
        private LiveStates.Tracked state;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            StoredStates<Long> counts =
                    new StoredStates<>(WriteBackStore.behind(context.getStateStore(STORE)), "", new LongCodec());
            Long stored = counts.get("count");
            count = stored == null ? 0 : stored;
            state = counts.track("count", () -> count);
        }

        @Override
        public void process(Record<byte[], byte[]> received) {
            count++;
            state.changed();
        }
    }

    /** A count in eight bytes. */
    static final class LongCodec implements Codec<Long> {
        @Override
        public byte[] encode(Long state) {
            return ByteBuffer.allocate(Long.BYTES).putLong(state).array();
        }

        @Override
        public Long decode(byte[] bytes) {
            return ByteBuffer.wrap(bytes).getLong();
        }
    }
}
