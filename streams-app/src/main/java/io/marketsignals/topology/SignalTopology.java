package io.marketsignals.topology;

import static org.apache.kafka.common.serialization.Serdes.ByteArray;
import static org.apache.kafka.common.serialization.Serdes.String;

import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Settings;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.LevelDecoder;
import io.marketsignals.wire.PriceDecoder;
import io.marketsignals.wire.SchemaRegistry;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The three stages. Each input's partitions close their own buckets and report to markets through one internal topic keyed
 * by market; there the reports are merged, measured and judged. What markets close goes on to one task that joins them.
 */
public final class SignalTopology implements Supplier<Topology> {
    private static final List<String> OUTPUTS = List.of(
            TopicNames.INDEX_RETURNS, TopicNames.BREADTH, TopicNames.SPREADS, TopicNames.SESSIONS, TopicNames.ALERTS);

    private final PipelineSettings pipeline;
    private final InputPartitions inputs;
    private final Settings base;
    private final SchemaRegistry registry;
    private final SourceLag lag;
    private final SignalMetrics metrics;

    /**
     * @param base settings of the signals that the application overrides for every market
     */
    public SignalTopology(
            PipelineSettings pipeline,
            InputPartitions inputs,
            Settings base,
            SchemaRegistry registry,
            SourceLag lag,
            SignalMetrics metrics) {
        this.pipeline = pipeline;
        this.inputs = inputs;
        this.base = base;
        this.registry = registry;
        this.lag = lag;
        this.metrics = metrics;
    }

    @Override
    public Topology get() {
        return on(new StreamsBuilder());
    }

    /** The topology built under an application's own configuration, which decides on naming and optimisation. */
    public Topology under(StreamsConfig config) {
        return on(new StreamsBuilder(new TopologyConfig(config)));
    }

    private Topology on(StreamsBuilder builder) {
        ReferenceView reference = new ReferenceView(registry);
        global(
                builder,
                StoreTable.reference(),
                named(TopicNames.REFERENCE),
                NodeNames.REFERENCE,
                () -> new ReferenceProcessor(reference));
        ContextView context = new ContextView(registry, metrics);
        global(
                builder,
                StoreTable.context(),
                named(TopicNames.CONTEXT),
                NodeNames.CONTEXT,
                () -> new ContextProcessor(context));

        KStream<byte[], byte[]> prices = builder.stream(named(TopicNames.PRICES), consumed(NodeNames.PRICES))
                .process(priceStage(reference), Named.as(NodeNames.PRICE_STAGE));
        KStream<byte[], byte[]> levels = builder.stream(named(TopicNames.INDEX_TICKS), consumed(NodeNames.LEVELS))
                .process(levelStage(reference), Named.as(NodeNames.LEVEL_STAGE));
        way(prices, NodeNames.PRICE_DEAD_LETTERS)
                .to(named(TopicNames.DEAD_LETTERS), produced(NodeNames.PRICE_DEAD_LETTERS));
        way(prices, NodeNames.TECHNICAL_CALLS)
                .to(named(TopicNames.TECHNICAL_CALLS), produced(NodeNames.TECHNICAL_CALLS));
        way(levels, NodeNames.LEVEL_DEAD_LETTERS)
                .to(named(TopicNames.DEAD_LETTERS), produced(NodeNames.LEVEL_DEAD_LETTERS));

        KStream<byte[], byte[]> markets = byMarket(prices, NodeNames.PRICE_REPORTS)
                .merge(byMarket(levels, NodeNames.LEVEL_REPORTS), Named.as(NodeNames.REPORTS))
                .process(marketStage(reference, context), Named.as(NodeNames.MARKET_STAGE));
        OUTPUTS.forEach(topic -> way(markets, output(topic)).to(named(topic), produced(output(topic))));
        KStream<byte[], byte[]> joined = way(markets, NodeNames.MARKET_NEWS)
                .repartition(repartitioned(NodeNames.MARKET_NEWS, 1))
                .process(crossMarketStage(reference), Named.as(NodeNames.CROSS_MARKET_STAGE));
        way(joined, NodeNames.CROSS_MARKET_ALERTS)
                .to(named(TopicNames.ALERTS), produced(NodeNames.CROSS_MARKET_ALERTS));
        return builder.build();
    }

    /** A store in every instance, kept by a processor that reads all of a topic, at each start from its beginning. */
    private static void global(
            StreamsBuilder builder,
            StoreBuilder<?> store,
            String topic,
            String name,
            ProcessorSupplier<String, byte[], Void, Void> keeper) {
        builder.addGlobalStore(
                store,
                topic,
                Consumed.with(String(), ByteArray())
                        .withTimestampExtractor(new EventTime())
                        .withName(name),
                keeper);
    }

    /**
     * A stage's reports through an internal topic keyed by market, purged once consumed. Each input has its own, so that
     * its tasks are its own too: one task for both would wait for the slower.
     */
    private KStream<byte[], byte[]> byMarket(KStream<byte[], byte[]> stage, String name) {
        return way(stage, name).repartition(repartitioned(name, pipeline.marketPartitions()));
    }

    /** A public topic's name on the cluster. */
    private String named(String topic) {
        return inputs.run().topic(topic);
    }

    /** The name of the way out to an output topic. */
    static String output(String topic) {
        return topic + "-out";
    }

    private Stage priceStage(ReferenceView reference) {
        StageWiring<Price> wiring = new StageWiring<>(
                SourceId.Kind.PRICES,
                named(TopicNames.PRICES),
                inputs.prices(),
                NodeNames.PRICE_REPORTS,
                NodeNames.PRICE_DEAD_LETTERS,
                pipeline,
                base,
                reference,
                lag,
                metrics,
                StoreNames.PRICE_PARTITIONS,
                () -> new PriceDecoder(registry),
                (own, mark) -> SourcePartition.ofPrices(
                        own.wiring(),
                        own.priceStates(),
                        own.technicalCalls(registry),
                        own.ahead(StoreNames.PRICE_PARTITIONS, Price.class),
                        mark));
        return new Stage(() -> new SourceProcessor<>(wiring), StoreTable.priceStage());
    }

    private Stage levelStage(ReferenceView reference) {
        StageWiring<Level> wiring = new StageWiring<>(
                SourceId.Kind.LEVELS,
                named(TopicNames.INDEX_TICKS),
                inputs.indexTicks(),
                NodeNames.LEVEL_REPORTS,
                NodeNames.LEVEL_DEAD_LETTERS,
                pipeline,
                base,
                reference,
                lag,
                metrics,
                StoreNames.LEVEL_PARTITIONS,
                () -> new LevelDecoder(registry),
                (own, mark) -> SourcePartition.ofLevels(
                        own.wiring(),
                        own.states(StoreNames.LEVEL_PARTITIONS, "level/", new SmileCodec<>(LevelState.class)),
                        own.ahead(StoreNames.LEVEL_PARTITIONS, Level.class),
                        mark));
        return new Stage(() -> new SourceProcessor<>(wiring), StoreTable.levelStage());
    }

    private Stage marketStage(ReferenceView reference, ContextView context) {
        Buckets buckets = new Buckets(pipeline.bucket().toMillis());
        return new Stage(
                () -> new MarketProcessor(
                        reference, context, registry, buckets, base, metrics, pipeline.earlyCommits()),
                StoreTable.marketStage(pipeline.windowRetention()));
    }

    private Stage crossMarketStage(ReferenceView reference) {
        return new Stage(
                () -> new CrossMarketProcessor(reference, registry, base, metrics, pipeline.earlyCommits()),
                StoreTable.crossMarketStage());
    }

    private static Repartitioned<byte[], byte[]> repartitioned(String name, int partitions) {
        return Repartitioned.<byte[], byte[]>as(name)
                .withKeySerde(ByteArray())
                .withValueSerde(ByteArray())
                .withNumberOfPartitions(partitions);
    }

    private KStream<byte[], byte[]> way(KStream<byte[], byte[]> stage, String name) {
        return stage.process(() -> new Forward(inputs.run()), Named.as(name));
    }

    private static Consumed<byte[], byte[]> consumed(String name) {
        return Consumed.with(ByteArray(), ByteArray())
                .withTimestampExtractor(new EventTime())
                .withName(name);
    }

    private static Produced<byte[], byte[]> produced(String name) {
        return Produced.with(ByteArray(), ByteArray()).withName(name + "-sink");
    }

    /** A stage's processor with the stores that belong to it. */
    private record Stage(Supplier<Processor<byte[], byte[], byte[], byte[]>> processor, Set<StoreBuilder<?>> stores)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return processor.get();
        }
    }
}
