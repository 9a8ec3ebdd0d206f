package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.crossmarket.MarketNews;
import io.marketsignals.index.MarketClock;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Price;
import io.marketsignals.model.Settings;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.symbol.SymbolState;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.PriceDecoder;
import io.marketsignals.wire.WireEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams initialises the same processor again when it revives a task whose transaction was aborted: it must start from the
 * stores as they are then.
 */
class RevivedTaskTest {
    private static final PipelineSettings PIPELINE = PipelineSettings.defaults();

    private final MemoryRegistry registry = new MemoryRegistry();
    private final SignalMetrics metrics = new SignalMetrics(new SimpleMeterRegistry());
    private final ReferenceView view = new ReferenceView(registry);
    private final List<KeyValueStore<String, byte[]>> opened = new ArrayList<>();

    @TempDir
    private File state;

    private MockProcessorContext<byte[], byte[]> context;

    @BeforeEach
    void task() {
        context = new MockProcessorContext<>(DrivenTopology.properties(), new TaskId(1, 0), state);
        context.setCurrentSystemTimeMs(0);
    }

    @AfterEach
    void close() {
        opened.forEach(StateStore::close);
    }

    @Test
    void shouldCountOnceWhenTheSourceStageIsRevived() {
        var stage = priceStage();
        open(StoreTable.priceStage());

        List<SourceReport> first = news(reports(stage));
        List<SourceReport> again = news(reports(stage));

        assertThat(first).hasSize(1);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void shouldKnowNoSessionsAndWindowsOfBeforeWhenTheSourceStageIsRevived() {
        var stage = priceStage();
        open(StoreTable.priceStage());
        stage.init(context);
        stage.process(price("2024-03-04T10:00:00Z"));
        stage.process(price("2024-03-05T10:00:00Z"));
        assertThat(stored(StoreNames.DAILY_HISTORIES, "recent/A")).isNotNull();
        assertThat(stored(StoreNames.MOVING_AVERAGES, "A")).isNotNull();

        abort();
        stage.init(context);
        stage.process(price("2024-03-06T10:00:00Z"));
        stage.process(price("2024-03-06T10:00:01Z"));

        assertThat(stored(StoreNames.DAILY_HISTORIES, "recent/A")).isNull();
        assertThat(stored(StoreNames.MOVING_AVERAGES, "A")).isNull();
    }

    @Test
    void shouldHaveHeardNothingWhenTheMarketStageIsRevived() {
        var stage = new MarketProcessor(
                view,
                new ContextView(registry, metrics),
                registry,
                new Buckets(1000),
                Settings.DEFAULTS,
                metrics,
                false);
        open(StoreTable.marketStage(Duration.ofDays(1)));
        stage.init(context);
        stage.process(report(SourceId.Kind.PRICES));
        assertThat(clock().sources()).containsOnlyKeys("PRICES-0");

        abort();
        stage.init(context);
        stage.process(report(SourceId.Kind.LEVELS));

        assertThat(clock().sources()).containsOnlyKeys("LEVELS-0");
    }

    @Test
    void shouldShowAMarketFromItsRestoreOnUntilTheTaskLeaves() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        open(StoreTable.marketStage(Duration.ofDays(1)));
        var before = marketStage(metrics);
        before.init(context);
        before.process(report(SourceId.Kind.PRICES));
        before.process(report(SourceId.Kind.LEVELS));
        commit();

        var restored = marketStage(new SignalMetrics(meters));
        restored.init(context);

        assertThat(meters.get(SignalMetrics.WATERMARK)
                        .tag("market", "M")
                        .gauge()
                        .value())
                .isEqualTo(1_709_546_400);
        restored.close();
        assertThat(meters.find(SignalMetrics.WATERMARK).gauge()).isNull();
    }

    private MarketProcessor marketStage(SignalMetrics shown) {
        return new MarketProcessor(
                view, new ContextView(registry, shown), registry, new Buckets(1000), Settings.DEFAULTS, shown, false);
    }

    @Test
    void shouldHaveHeardNothingWhenTheCrossMarketStageIsRevived() {
        var stage = new CrossMarketProcessor(view, registry, Settings.DEFAULTS, metrics, false);
        open(StoreTable.crossMarketStage());
        stage.init(context);
        stage.process(news("M", 1));

        abort();
        stage.init(context);
        stage.process(news("N", 2));
        commit();

        KeyValueStore<String, byte[]> marks = context.getStateStore(StoreNames.CROSS_MARKET);
        assertThat(marks.get(MarketProgress.MARK + "M")).isNull();
        assertThat(marks.get(MarketProgress.MARK + "N")).isNotNull();
    }

    private static Record<byte[], byte[]> news(String market, long through) {
        MarketNews news = new MarketNews(market, through, false, null);
        return new Record<>(market.getBytes(StandardCharsets.UTF_8), new MarketNewsCodec().encode(news), 0);
    }

    private SourceProcessor<Price> priceStage() {
        return new SourceProcessor<>(new StageWiring<Price>(
                SourceId.Kind.PRICES,
                TopicNames.PRICES,
                1,
                NodeNames.PRICE_REPORTS,
                NodeNames.PRICE_DEAD_LETTERS,
                PIPELINE,
                Settings.DEFAULTS,
                view,
                new SourceLag(),
                metrics,
                StoreNames.PRICE_PARTITIONS,
                () -> new PriceDecoder(registry),
                (own, mark) -> SourcePartition.ofPrices(
                        own.wiring(),
                        own.priceStates(),
                        own.technicalCalls(registry),
                        own.ahead(StoreNames.PRICE_PARTITIONS, Price.class),
                        mark)));
    }

    private byte[] stored(String store, String key) {
        commit();
        KeyValueStore<String, byte[]> states = context.getStateStore(store);
        return states.get(key);
    }

    private MarketClock clock() {
        commit();
        KeyValueStore<String, byte[]> markets = context.getStateStore(StoreNames.MARKETS);
        return new SmileCodec<>(MarketClock.class).decode(markets.get(MarketProgress.CLOCK + "M"));
    }

    private List<SourceReport> reports(Processor<byte[], byte[], byte[], byte[]> stage) {
        abort();
        context.resetForwards();
        stage.init(context);
        stage.process(price("2024-03-04T10:00:00Z"));
        stage.process(price("2024-03-04T10:00:01Z"));
        ReportCodec codec = new ReportCodec();
        return context.forwarded().stream()
                .map(forward -> codec.decode(forward.record().value()))
                .toList();
    }

    private static List<SourceReport> news(List<SourceReport> reports) {
        return reports.stream().filter(SourceReport::hasNews).toList();
    }

    private Record<byte[], byte[]> price(String time) {
        byte[] value = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, ConstituentPrice.class)
                .encode(DrivenTopology.constituent("A", time, 10));
        return new Record<>("A".getBytes(StandardCharsets.UTF_8), value, 0);
    }

    private static Record<byte[], byte[]> report(SourceId.Kind kind) {
        SourceReport report = new SourceReport(
                new SourceId(kind, 0, 1), 1, SymbolState.NO_SESSION, 1_709_546_400_000L, false, List.of(), List.of());
        return new Record<>("M".getBytes(StandardCharsets.UTF_8), new ReportCodec().encode(report), 0);
    }

    private void open(Collection<StoreBuilder<?>> stage) {
        KeyValueStore<String, byte[]> reference = StoreTable.reference().build();
        add(reference);
        WireEncoder<ReferenceEntry> encoder =
                WireEncoder.forTopic(registry, TopicNames.REFERENCE, ReferenceEntry.class);
        new ReferenceFixture()
                .market("M")
                .derived("IX", "M", "A")
                .entries()
                .forEach(e -> reference.put(e.getKind() + ":" + e.getId(), encoder.encode(e)));
        view.changed();
        add(StoreTable.context().build());
        for (StoreBuilder<?> builder : Set.copyOf(stage)) {
            StateStore store =
                    builder.withLoggingDisabled().withCachingDisabled().build();
            add(store);
            if (store instanceof KeyValueStore<?, ?>) {
                opened.add(context.getStateStore(store.name()));
            }
        }
    }

    private void add(StateStore store) {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    /** What the runtime does before a commit. */
    private void commit() {
        opened.forEach(store -> ((WrappedStateStore<?, ?, ?>) store).flushCache());
    }

    /** Takes the stores back to before the transaction. */
    private void abort() {
        for (KeyValueStore<String, byte[]> store : opened) {
            ((WrappedStateStore<?, ?, ?>) store).clearCache();
            List<String> keys = new ArrayList<>();
            try (var all = store.all()) {
                all.forEachRemaining(entry -> keys.add(entry.key));
            }
            keys.forEach(store::delete);
        }
    }
}
