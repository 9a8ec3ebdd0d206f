package io.marketsignals.history.load;

import io.marketsignals.history.feed.Refusals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** What a load did, or in a dry run would do. */
public record LoadReport(LoadId load, Counts counts, Outcome outcome, Refusals refusals, double seconds) {

    /**
     * What the files hold.
     *
     * @param rows of all files in the dates asked for, good and refused
     * @param through event time that the last heartbeats reach, epoch milliseconds UTC
     */
    public record Counts(long rows, long ticks, long through) {}

    /**
     * What became of the records, reference entries and context events among them.
     *
     * @param records by topic: those of the load that are there once it is done
     * @param sent records that this run sent
     * @param passedOver records that were there already
     */
    public record Outcome(boolean dryRun, Map<String, Long> records, long sent, long passedOver) {}

    private static final int LISTED = 10;

    /** For people. */
    public String summary() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.printf(Locale.ROOT, "load          %s%n", load.text());
        out.printf(Locale.ROOT, "rows          %,d, %,d of them refused%n", counts.rows(), refusals.total());
        refusals.counts().forEach((reason, count) -> out.printf(Locale.ROOT, "  %s  %,d%n", reason, count));
        refusals.listed().stream().limit(LISTED).forEach(line -> out.println("  " + line));
        if (refusals.total() > LISTED) {
            out.printf(Locale.ROOT, "  and %,d more%n", refusals.total() - LISTED);
        }
        out.printf(Locale.ROOT, "ticks         %,d%n", counts.ticks());
        out.printf(Locale.ROOT, "reaches       %s%n", Instant.ofEpochMilli(counts.through()));
        outcome.records().forEach((topic, count) -> out.printf(Locale.ROOT, "records       %,d on %s%n", count, topic));
        out.printf(Locale.ROOT, "%s%,d%n", outcome.dryRun() ? "would send    " : "sent          ", outcome.sent());
        out.printf(Locale.ROOT, "there before  %,d%n", outcome.passedOver());
        out.printf(Locale.ROOT, "time          %.1f s%n", seconds);
        if (outcome.sent() == 0) {
            out.println("Everything was there already; nothing " + (outcome.dryRun() ? "would be" : "was") + " sent.");
        }
        out.flush();
        return text.toString();
    }
}
