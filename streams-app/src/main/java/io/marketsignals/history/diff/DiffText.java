package io.marketsignals.history.diff;

import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.RunFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison for a person. */
public final class DiffText {
    private final RunDiff diff;
    private final Listing listing;
    private final PrintWriter out;

    private DiffText(RunDiff diff, Listing listing, PrintWriter out) {
        this.diff = diff;
        this.listing = listing;
        this.out = out;
    }

    public static void print(RunDiff diff, Listing listing, PrintWriter out) {
        new DiffText(diff, listing, out).print();
        out.flush();
    }

    private void print() {
        Map<Verdict, Long> counts = AlertComparison.counts(diff.alerts());
        line("A  %s  alerts %s", diff.first().path(), diff.firstDigest(RunFile.ALERTS));
        line("B  %s  alerts %s", diff.second().path(), diff.secondDigest(RunFile.ALERTS));
        line("%s", verdict(counts));
        settings(counts);
        diff.markets().forEach(this::sessions);
        spreads();
        thresholds();
        groups();
        for (Verdict verdict : List.of(Verdict.ONLY_A, Verdict.ONLY_B, Verdict.MOVED, Verdict.CHANGED)) {
            alerts(verdict, counts.getOrDefault(verdict, 0L));
        }
    }

    private String verdict(Map<Verdict, Long> counts) {
        if (!diff.differs()) {
            return String.format(
                    Locale.ROOT,
                    "The runs are equal: %,d alerts.",
                    diff.alerts().size());
        }
        String different = counts.entrySet().stream()
                .filter(count -> count.getKey().differs())
                .map(count -> String.format(
                        Locale.ROOT, "%,d %s", count.getValue(), count.getKey().words()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "The runs differ. Of %,d alerts, %s.",
                diff.alerts().size(),
                different.isEmpty() ? "none differs" : different);
    }

    private void settings(Map<Verdict, Long> counts) {
        long thresholds = counts.getOrDefault(Verdict.OTHER_THRESHOLDS, 0L);
        long versions = counts.getOrDefault(Verdict.OTHER_VERSION, 0L);
        if (thresholds > 0) {
            line("Alerts equal but for the thresholds that they list: %,d.", thresholds);
        }
        if (versions > 0) {
            line("Alerts equal but for the settings' version: %,d.", versions);
        }
    }

    private void sessions(String market, SessionDiff.MarketDiff closes) {
        if (closes.first().isEmpty()) {
            line("Sessions of %s: %,d closes, all equal.", market, closes.equal());
            return;
        }
        SessionDiff.First first = closes.first().get();
        line(
                "Sessions of %s: %,d of %,d closes differ; the first is %s on %s%s, %s",
                market,
                closes.different(),
                closes.equal() + closes.different(),
                first.index(),
                first.session(),
                first.revision() == 1 ? "" : " revision " + first.revision(),
                first.change());
        closes.statesPart().ifPresent(session -> line("  The market's states part on %s.", session));
    }

    private void spreads() {
        if (diff.spreads().isEmpty()) {
            line("Spreads are not compared; --spreads does.");
            return;
        }
        SpreadDiff spreads = diff.spreads().get();
        line(
                "Spreads: %,d lines equal, %,d only in A, %,d only in B, %,d changed.",
                spreads.equal(), spreads.onlyA(), spreads.onlyB(), spreads.changed());
        spreads.first().ifPresent(first -> line("  First %s at %s, %s", first.pair(), first.asOf(), first.change()));
    }

    private void thresholds() {
        if (diff.thresholds().all().isEmpty()) {
            return;
        }
        line("%nThresholds that differ");
        diff.thresholds().all().forEach(change -> line("  %s: %s", change.signal(), change));
    }

    private void groups() {
        Map<List<String>, Map<Verdict, Long>> groups = listing.groups(diff.alerts());
        if (groups.isEmpty()) {
            return;
        }
        int width = groups.keySet().stream()
                .mapToInt(group -> String.join("  ", group).length())
                .max()
                .orElseThrow();
        StringBuilder head = new StringBuilder(" ".repeat(width));
        for (Verdict verdict : Verdict.values()) {
            head.append("  ").append(verdict.words());
        }
        line("%n%s", head);
        groups.forEach((group, counts) -> {
            StringBuilder row = new StringBuilder(String.join("  ", group));
            row.append(" ".repeat(width - row.length()));
            for (Verdict verdict : Verdict.values()) {
                String count = String.format(Locale.ROOT, "%,d", counts.getOrDefault(verdict, 0L));
                row.append(" ".repeat(Math.max(0, verdict.words().length() + 2 - count.length())))
                        .append(count);
            }
            line("%s", row);
        });
    }

    private void alerts(Verdict verdict, long count) {
        if (count == 0) {
            return;
        }
        line(
                "%n%s (%,d)",
                verdict.words().substring(0, 1).toUpperCase(Locale.ROOT)
                        + verdict.words().substring(1),
                count);
        List<AlertDiff> listed = listing.listed(diff.alerts(), verdict);
        listed.forEach(this::alert);
        if (listed.size() < count) {
            line("  … %,d more", count - listed.size());
        }
    }

    private void alert(AlertDiff alert) {
        AlertLine first = alert.first();
        line("  %s  %s %s %s  %s", first.session(), first.type(), first.direction(), first.subject(), first.reason());
        alert.change().ifPresent(change -> line("      %s", change));
        diff.between(alert).forEach(sentence -> line("      %s", sentence));
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
