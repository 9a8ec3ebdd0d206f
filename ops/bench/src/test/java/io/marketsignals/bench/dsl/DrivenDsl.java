package io.marketsignals.bench.dsl;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedWriter;
import io.marketsignals.bench.kernel.heap.HeapRegistry;
import io.marketsignals.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The DSL topology under the test driver, fed as a feed is. */
final class DrivenDsl implements AutoCloseable {
    private static final DslTopics TOPICS = new DslTopics(TopicNames.PRICES, "returns", "spreads", "breadth");

    final HeapRegistry registry = new HeapRegistry();
    final FeedWriter feed;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> prices;

    /**
     * @param also takes the records of the prices topic too
     */
    DrivenDsl(BenchMarket market, Consumer<ProducerRecord<byte[], byte[]>> also) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "dsl");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.putAll(DslTopology.settings());
        driver = new TopologyTestDriver(new DslTopology(TOPICS, registry, market).get(), properties);
        prices = driver.createInputTopic(TOPICS.prices(), new ByteArraySerializer(), new ByteArraySerializer());
        feed = new FeedWriter(market, registry, record -> {
            if (record.topic().equals(TopicNames.PRICES)) {
                prices.pipeInput(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()));
                also.accept(record);
            }
        });
    }

    /** The last record of each index. */
    Map<String, DslBreadth> breadth() {
        return last(TOPICS.breadth(), DslBreadth::decode);
    }

    /** The last record of each pair. */
    Map<String, DslSpread> spreads() {
        return last(TOPICS.spreads(), bytes -> DslSpread.SERDE.deserializer().deserialize(TOPICS.spreads(), bytes));
    }

    /** The returns of an index, in order. */
    List<MinuteReturn> returns(String index) {
        List<MinuteReturn> returns = new ArrayList<>();
        driver
                .createOutputTopic(TOPICS.returns(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(index))
                .map(record -> MinuteReturn.SERDE.deserializer().deserialize(TOPICS.returns(), record.value()))
                .forEach(returns::add);
        return returns;
    }

    private <T> Map<String, T> last(String topic, Function<byte[], T> decode) {
        Map<String, T> last = new HashMap<>();
        driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record ->
                        last.put(new String(record.key(), StandardCharsets.UTF_8), decode.apply(record.value())));
        return last;
    }

    @Override
    public void close() {
        driver.close();
    }
}
