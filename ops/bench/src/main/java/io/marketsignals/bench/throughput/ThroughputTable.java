package io.marketsignals.bench.throughput;

import io.marketsignals.bench.contender.Contenders;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.throughput.ThroughputReport.Line;
import java.io.PrintWriter;
import java.util.Locale;

/** A report for people, as a table that Markdown takes. */
final class ThroughputTable {
    private static final double MIB = 1 << 20;

    private final ThroughputReport report;

    ThroughputTable(ThroughputReport report) {
        this.report = report;
    }

    void print(PrintWriter out) {
        FeedShape feed = report.feed();
        out.printf(
                Locale.ROOT,
                "%,d ticks of %,d symbols in %d indices, %d a record, %d partitions; %d stream thread(s), heap %s; %d processors, %s%n%n",
                feed.ticks(),
                feed.symbols(),
                feed.indices(),
                feed.batch(),
                feed.pricePartitions(),
                report.threads(),
                report.heap(),
                report.machine().processors(),
                report.machine().java());
        out.println(
                "|  | ticks/s | slowest to fastest | / floor | / limit | / dsl | CPU ns/tick | B/tick | heap MiB | RSS MiB |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        report.contenders().forEach(line -> out.println(row(line)));
        out.println();
        if (report.floorBytesBeyond() != null) {
            out.printf(
                    Locale.ROOT,
                    "%.0f B/tick beyond what Kafka Streams allocates (ours minus floor, stream threads).%n",
                    report.floorBytesBeyond());
        }
        long counting = report.contenders().stream()
                .filter(line -> !line.contender().equals(Contenders.FLOOR))
                .count();
        if (counting > 1) {
            out.printf(
                    "%d contenders agree on the breadth of %d indices.%n",
                    counting, report.breadth().size());
        }
        out.flush();
    }

    private static String row(Line line) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f to %,.0f | %s | %s | %s | %,.0f | %,.0f | %,.0f | %,.0f |",
                line.contender(),
                line.ticksPerSecond(),
                line.slowest(),
                line.fastest(),
                ratio(line, Contenders.FLOOR),
                ratio(line, Contenders.LIMIT),
                ratio(line, Contenders.DSL),
                line.cpuNanosPerTick(),
                line.bytesPerTick(),
                line.peakHeapBytes() / MIB,
                line.peakResidentBytes() / MIB);
    }

    private static String ratio(Line line, String other) {
        Double ratio = line.over().get(other);
        return ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }
}
