package io.marketsignals.metrics;

import static io.marketsignals.metrics.Metric.Type.COUNTER;
import static io.marketsignals.metrics.Metric.Type.GAUGE;
import static io.marketsignals.metrics.Metric.Type.HISTOGRAM;
import static io.marketsignals.metrics.SignalMetrics.INDEX;
import static io.marketsignals.metrics.SignalMetrics.INPUT;
import static io.marketsignals.metrics.SignalMetrics.MARKET;
import static io.marketsignals.metrics.SignalMetrics.PARTITION;
import static io.marketsignals.metrics.SignalMetrics.REASON;
import static io.marketsignals.metrics.SignalMetrics.SEVERITY;
import static io.marketsignals.metrics.SignalMetrics.SIGNAL;
import static io.marketsignals.metrics.SignalMetrics.STATUS;
import static io.marketsignals.metrics.SignalMetrics.STORE;

import java.util.List;
import java.util.stream.Stream;

/** All meters of ours with what they mean. The documents are generated from it, and a running application is held against it. */
public final class MetricTable {
    private static final String EVENT_TIME = "seconds since the epoch, event time";

    private MetricTable() {}

    /** Every meter, in the order in which data flows. */
    public static List<Metric> rows() {
        return Stream.of(source(), market(), alerts(), client())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Metric> source() {
        return List.of(
                counter(SignalMetrics.TICKS, List.of(INPUT), "prices or levels", "Taken in."),
                counter(
                        SignalMetrics.REFUSED,
                        List.of(REASON),
                        "records",
                        "Refused, whole or in part, and sent to the dead letters."),
                counter(
                        SignalMetrics.CONTEXT_REFUSED,
                        List.of(REASON),
                        "context events",
                        "Refused; every instance reads all and counts its own. They do not become dead letters."),
                counter(
                        SignalMetrics.LATE,
                        List.of(),
                        "prices or levels",
                        "Older than their symbol's last: the volume is kept, the price is not."),
                counter(
                        SignalMetrics.UNKNOWN,
                        List.of(),
                        "prices or levels",
                        "Of symbols and indices that no reference data knows."),
                counter(
                        SignalMetrics.OUT_OF_SESSION,
                        List.of(),
                        "prices or levels",
                        "Outside of every session of their market, or in a halt."),
                counter(
                        SignalMetrics.FORCED,
                        List.of(),
                        "watermarks",
                        "Forced by the wall clock for source partitions that were silent for `pipeline.idle-timeout`."),
                gauge(
                        SignalMetrics.SOURCE_WATERMARK,
                        List.of(INPUT, PARTITION),
                        EVENT_TIME,
                        "Up to where a source partition has closed its buckets; NaN before its first record."));
    }

    private static List<Metric> market() {
        return List.of(
                counter(
                        SignalMetrics.REPORTS,
                        List.of(MARKET, INPUT),
                        "reports",
                        "With news, as a market hears them: at most one for each source partition and bucket."),
                gauge(
                        SignalMetrics.WATERMARK,
                        List.of(MARKET),
                        EVENT_TIME,
                        "Up to where everything of the market was judged; NaN until all sources were heard."),
                gauge(
                        SignalMetrics.MERGE_LAG,
                        List.of(MARKET),
                        "seconds of event time",
                        "By how much the slowest source partition that speaks is behind the fastest."),
                gauge(
                        SignalMetrics.SILENT,
                        List.of(MARKET),
                        "source partitions",
                        "Silent, with a watermark that the wall clock forced."),
                gauge(
                        SignalMetrics.WAITING,
                        List.of(MARKET),
                        "reports",
                        "That wait for slower sources; NaN after a start until the market hears its first."),
                gauge(SignalMetrics.SESSION, List.of(MARKET), "0 or 1", "Whether a session runs, by event time."),
                gauge(
                        SignalMetrics.SCHEDULED,
                        List.of(MARKET),
                        "0 or 1",
                        "Whether the calendar has the market trade now, by the wall clock; NaN where it declares no"
                                + " sessions."),
                gauge(
                        SignalMetrics.COVERAGE,
                        List.of(MARKET, INDEX),
                        "counted members / members",
                        "Of the last reading; gone until the next one when the market's task moves or restarts."),
                gauge(
                        SignalMetrics.LEAD_LAG_WAITING,
                        List.of("lead_lag"),
                        "triggers and sessions",
                        "Of a lead-lag, that wait for the other market."));
    }

    private static List<Metric> alerts() {
        return List.of(
                counter(SignalMetrics.ALERTS, List.of(SIGNAL, SEVERITY, STATUS), "alert revisions", "Told."),
                gauge(
                        SignalMetrics.OPEN_ALERTS,
                        List.of(MARKET, SIGNAL),
                        "alerts",
                        "Open, also right after a restore; shown from the first one of a signal on. One-shot alerts"
                                + " are never open."),
                new Metric(
                        SignalMetrics.ALERT_LATENCY,
                        HISTOGRAM,
                        List.of(MARKET),
                        "seconds",
                        "Wall time from the moment the last source closed a bucket to an alert that rests on it being"
                                + " handed on; the commit comes on top. Clocks of different hosts may differ."));
    }

    private static List<Metric> client() {
        return List.of(
                gauge(
                        SignalMetrics.STATE,
                        List.of("state"),
                        "0 or 1",
                        "1 for the state that the streams client is in; restoring is part of REBALANCING."),
                counter(SignalMetrics.REBALANCES, List.of(), "rebalances", "Tasks were dealt out anew."),
                counter(
                        SignalMetrics.THREAD_FAILURES,
                        List.of("answer"),
                        "stream threads",
                        "Failed, and were replaced, or stopped the instance."),
                gauge(
                        SignalMetrics.RESTORE_REMAINING,
                        List.of(STORE),
                        "changelog offsets",
                        "Left to read until a store is restored, over its partitions on this instance."),
                counter(SignalMetrics.RESTORED, List.of(STORE), "records", "Read from changelogs into a store."));
    }

    private static Metric counter(String name, List<String> tags, String unit, String meaning) {
        return new Metric(name, COUNTER, tags, unit, meaning);
    }

    private static Metric gauge(String name, List<String> tags, String unit, String meaning) {
        return new Metric(name, GAUGE, tags, unit, meaning);
    }
}
