package io.marketsignals.bench.latency;

import io.marketsignals.bench.results.ResultFolder;
import io.marketsignals.bench.results.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code latency}: tick to alert, for every combination of the loads asked for. */
@Command(
        name = "latency",
        description =
                "Measures how long a tick takes to its alert as a read-committed consumer sees it, from the time at"
                        + " which the tick should have been sent, at rates that do not wait for the processor.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ops/bench/run latency",
            "  ops/bench/run latency --rate 20000 --commit 100 --bucket 100 --seconds 90",
            "  ops/bench/run latency --rate 100000 --batch 50"
        })
public final class LatencyCommand implements Callable<Integer> {
    public static final String NAME = "latency";

    @Spec
    private CommandSpec command;

    @Option(
            names = "--rate",
            split = ",",
            defaultValue = "20000,100000",
            description = "Prices a second: ${DEFAULT-VALUE}.")
    private List<Integer> rates;

    @Option(names = "--batch", defaultValue = "1", description = "Prices in a record; default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--commit",
            split = ",",
            defaultValue = "100,20",
            description = "Commit intervals, milliseconds: ${DEFAULT-VALUE}.")
    private List<Integer> commits;

    @Option(
            names = "--bucket",
            split = ",",
            defaultValue = "1000,100",
            description = "Lengths of a bucket, milliseconds: ${DEFAULT-VALUE}.")
    private List<Integer> buckets;

    @Option(names = "--threads", defaultValue = "1", description = "Stream threads; default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--warm-up", defaultValue = "30", description = "Seconds before, not measured: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--seconds", defaultValue = "60", description = "Seconds measured: ${DEFAULT-VALUE}.")
    private int seconds;

    @Mixin
    private ResultFolder results;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        List<LatencyResult> measured = new ArrayList<>();
        for (int rate : rates) {
            for (int commit : commits) {
                for (int bucket : buckets) {
                    Load load = new Load(rate, batch, commit, bucket);
                    LatencyResult result =
                            new LatencyRun(load, new LatencyRun.Span(warmUp, seconds, threads)).measure();
                    err.printf(
                            Locale.ROOT,
                            "%,d/s, commit %d ms, bucket %d ms: p99 %.0f ms, counts: %s%n",
                            rate,
                            commit,
                            bucket,
                            result.p99(),
                            verdict(result));
                    err.flush();
                    measured.add(result);
                }
            }
        }
        out.print(table(measured));
        out.println(results.write(NAME, measured));
        out.flush();
        return measured.stream().allMatch(LatencyResult::valid) ? 0 : 1;
    }

    private static String table(List<LatencyResult> measured) {
        TextTable table = new TextTable(
                "ticks/s", "batch", "commit", "bucket", "p50 ms", "p90", "p99", "p99.9", "max", "samples", "cores",
                "sent/s", "lag p99", "counts");
        for (LatencyResult r : measured) {
            table.row(
                    text("%,d", r.rate()),
                    text("%d", r.batch()),
                    text("%d ms", r.commitMillis()),
                    text("%d ms", r.bucketMillis()),
                    text("%.0f", r.p50()),
                    text("%.0f", r.p90()),
                    text("%.0f", r.p99()),
                    text("%.0f", r.p999()),
                    text("%.0f", r.max()),
                    text("%,d", r.samples()),
                    text("%.2f", r.cores()),
                    text("%,.0f", r.sentRate()),
                    text("%.1f", r.sendLagP99()),
                    verdict(r));
        }
        return table.text();
    }

    private static String verdict(LatencyResult result) {
        if (result.missing() > 0 || result.strange() > 0) {
            return text("no: %,d missing, %,d strange", result.missing(), result.strange());
        }
        return result.held() ? "yes" : "no: rate not held";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
