package io.marketsignals.metrics;

import io.marketsignals.index.MarketClock;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.MarketCalendar;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * What is shown of one market while a task of this instance owns it. Its task sets, any thread reads; gauges are gone once
 * it is closed, counters stay.
 */
public final class MarketMeters implements AutoCloseable {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final Tags tags;
    private final OwnedGauges gauges;
    private final Timer latency;
    private final Counter prices;
    private final Counter levels;
    private final Map<String, AtomicReference<Double>> coverage = new HashMap<>();
    private final Map<String, AtomicReference<Integer>> open = new HashMap<>();
    private volatile MarketClock clock;
    private volatile MarketCalendar calendar;
    private volatile double waiting = Double.NaN;

    MarketMeters(MeterRegistry registry, String market) {
        this(registry, market, System::currentTimeMillis);
    }

    MarketMeters(MeterRegistry registry, String market, LongSupplier wallClock) {
        tags = Tags.of(SignalMetrics.MARKET, market);
        clock = MarketClock.start(market);
        latency = Timer.builder(SignalMetrics.ALERT_LATENCY)
                .tags(tags)
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
        prices = registry.counter(SignalMetrics.REPORTS, tags.and(SignalMetrics.INPUT, "prices"));
        levels = registry.counter(SignalMetrics.REPORTS, tags.and(SignalMetrics.INPUT, "levels"));
        gauges = new OwnedGauges(registry);
        gauges.add(SignalMetrics.WATERMARK, tags, "seconds", () -> seconds(clock.closed()));
        gauges.add(SignalMetrics.MERGE_LAG, tags, "seconds", this::lag);
        gauges.add(SignalMetrics.SILENT, tags, null, this::silent);
        gauges.add(SignalMetrics.WAITING, tags, null, () -> waiting);
        gauges.add(SignalMetrics.SESSION, tags, null, () -> clock.session() == null ? 0 : 1);
        gauges.add(SignalMetrics.SCHEDULED, tags, null, () -> scheduled(wallClock.getAsLong()));
    }

    /** Shows how far the market is. */
    public void at(MarketClock now) {
        clock = now;
    }

    /** Shows when the market trades; null: no reference data knows it. */
    public void trades(MarketCalendar hours) {
        calendar = hours;
    }

    /** Shows how many reports wait for slower sources. */
    public void waiting(long reports) {
        waiting = (double) reports;
    }

    /** Counts a report with news of one of the two inputs. */
    public void report(boolean ofPrices) {
        (ofPrices ? prices : levels).increment();
    }

    /** Shows the coverage of an index, 0..1. */
    public void coverage(String index, double counted) {
        coverage.computeIfAbsent(index, id -> {
                    AtomicReference<Double> gauge = new AtomicReference<>();
                    gauges.add(SignalMetrics.COVERAGE, tags.and(SignalMetrics.INDEX, id), null, gauge::get);
                    return gauge;
                })
                .set(counted);
    }

    /** Shows how many alerts are open by signal; a signal that had one is shown with 0 from then on. */
    public void open(Map<String, Integer> alerts) {
        open.forEach((signal, gauge) -> gauge.set(alerts.getOrDefault(signal, 0)));
        alerts.forEach(
                (signal, count) -> open.computeIfAbsent(signal, this::opened).set(count));
    }

    /** Counts the wall time from the close of a bucket to an alert that rests on it. */
    public void alertAfter(Duration sinceClose) {
        latency.record(sinceClose);
    }

    @Override
    public void close() {
        gauges.close();
    }

    /** Event time as seconds since the epoch; NaN for none. */
    static double seconds(long millis) {
        return millis == EventClock.NEVER ? Double.NaN : millis / 1000.0;
    }

    private AtomicReference<Integer> opened(String signal) {
        AtomicReference<Integer> gauge = new AtomicReference<>(0);
        gauges.add(SignalMetrics.OPEN_ALERTS, tags.and(SignalMetrics.SIGNAL, signal), null, gauge::get);
        return gauge;
    }

    /** By how much the slowest source that speaks is behind the fastest; 0 for a single one, NaN for none. */
    private double lag() {
        LongSummaryStatistics speaking = clock.sources().values().stream()
                .filter(mark -> !mark.forced() && mark.watermark() != EventClock.NEVER)
                .mapToLong(MarketClock.Mark::watermark)
                .summaryStatistics();
        return speaking.getCount() == 0 ? Double.NaN : (speaking.getMax() - speaking.getMin()) / 1000.0;
    }

    private double silent() {
        return clock.sources().values().stream()
                .filter(MarketClock.Mark::forced)
                .count();
    }

    /** Whether the calendar has the market trade at a wall-clock time; NaN where it declares no sessions. */
    private double scheduled(long now) {
        MarketCalendar hours = calendar;
        if (hours == null || !hours.declared()) {
            return Double.NaN;
        }
        boolean trading = hours.tradingAt(now)
                .filter(span -> now < span.session().close())
                .isPresent();
        return trading ? 1 : 0;
    }
}
