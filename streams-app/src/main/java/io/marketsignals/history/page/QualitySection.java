package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.page.Facts.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;

/** How good the data was: what was refused, what came late, how much of each index was seen. */
final class QualitySection {
    /** Refused lines, and sessions with low coverage of one index, that are listed. */
    private static final int LISTED = 100;

    private final RunContents run;
    private final Html page;

    QualitySection(RunContents run, Html page) {
        this.run = run;
        this.page = page;
    }

    void write() {
        JsonNode report = run.report();
        page.open("section", "id", "quality").element("h2", "Data quality");
        JsonNode refused = report.path("rowsRefused");
        Facts.list(
                page,
                List.of(
                        Fact.of("Rows read", report.path("rowsRead")),
                        Fact.of("Rows refused", refused.path("total")),
                        new Fact("Dead letters", Figures.whole(total(report.path("deadLetters")))),
                        Fact.of("Late prices", report.path("latePrices")),
                        new Fact("Sessions closed again", Figures.whole(run.closedAgain())),
                        new Fact("Alert revisions CORRECTED", status("CORRECTED")),
                        new Fact("Alert revisions CANCELLED", status("CANCELLED")),
                        new Fact("Alert revisions on a forced watermark", Figures.whole(run.forcedAlerts()))));
        reasons("Rows refused, by reason", refused.path("byReason"));
        listed(refused);
        reasons("Dead letters, by reason", report.path("deadLetters"));
        coverage();
        run.indices().forEach((index, closes) -> partial(index, closes.values()));
        page.close("section");
    }

    private String status(String status) {
        return Figures.whole(run.statuses().getOrDefault(status, 0L));
    }

    private static long total(JsonNode byReason) {
        long total = 0;
        for (JsonNode number : byReason) {
            total += number.asLong();
        }
        return total;
    }

    private void reasons(String caption, JsonNode byReason) {
        if (!byReason.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            byReason.properties().forEach(of -> rows.add(List.of(of.getKey(), Figures.whole(of.getValue()))));
            Facts.table(page, caption, List.of("Reason", "Number"), rows);
        }
    }

    private void listed(JsonNode refused) {
        JsonNode lines = refused.path("listed");
        if (lines.isEmpty()) {
            return;
        }
        int shown = Math.min(LISTED, lines.size());
        long left = refused.path("total").asLong(shown) - shown;
        page.open("details").element("summary", "Lines that were refused").open("ul", "class", "lines");
        for (int i = 0; i < shown; i++) {
            page.element("li", lines.get(i).asText());
        }
        page.close("ul");
        if (left > 0) {
            page.element(
                    "p", Figures.whole(left) + " more; report.json lists the first of each reason.", "class", "note");
        }
        page.close("details");
    }

    private void coverage() {
        List<List<String>> rows = new ArrayList<>();
        for (String index : run.indices().keySet()) {
            rows.add(coverage(index, run.indices().get(index)));
        }
        if (!rows.isEmpty()) {
            Facts.table(
                    page,
                    "Coverage of the closes: members with a price and a previous close, of all members",
                    List.of("Index", "Sessions", "Mean", "Lowest", "Partial", "Forced"),
                    rows);
        }
        List<List<String>> pairs = new ArrayList<>();
        run.pairs().forEach((pair, closes) -> {
            long without = closes.values().stream()
                    .filter(close -> close.spread() == null)
                    .count();
            long forced = closes.values().stream().filter(PairClose::forced).count();
            pairs.add(List.of(pair, Figures.whole(closes.size()), Figures.whole(without), Figures.whole(forced)));
        });
        if (!pairs.isEmpty()) {
            Facts.table(page, "Closing spreads", List.of("Pair", "Closes", "Without a spread", "Forced"), pairs);
        }
    }

    private static List<String> coverage(String index, NavigableMap<LocalDate, IndexClose> closes) {
        Collection<IndexClose> all = closes.values();
        long forced = all.stream().filter(IndexClose::forced).count();
        if (all.stream().noneMatch(close -> close.members() > 0)) {
            return List.of(index + " (no members)", Figures.whole(all.size()), "–", "–", "–", Figures.whole(forced));
        }
        double[] known = all.stream()
                .filter(close -> close.coverage() != null)
                .mapToDouble(IndexClose::coverage)
                .toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double lowest = Arrays.stream(known).min().orElse(0);
        long partial = all.stream().filter(IndexClose::partial).count();
        return List.of(
                index,
                Figures.whole(all.size()),
                Figures.percent(mean),
                Figures.percent(lowest),
                Figures.whole(partial),
                Figures.whole(forced));
    }

    /** The sessions under the gate, of an index that has members at all. */
    private void partial(String index, Collection<IndexClose> closes) {
        List<IndexClose> low = closes.stream()
                .filter(close -> close.partial() && close.members() > 0)
                .toList();
        if (low.isEmpty()) {
            return;
        }
        page.open("details").element("summary", "Sessions of " + index + " with too little coverage for an alert");
        page.open("ul", "class", "lines columns");
        low.stream()
                .limit(LISTED)
                .forEach(close -> page.element("li", close.session() + "  " + Figures.percent(close.coverage())));
        page.close("ul");
        if (low.size() > LISTED) {
            page.element(
                    "p", Figures.whole(low.size() - LISTED) + " later ones are in sessions.ndjson.", "class", "note");
        }
        page.close("details");
    }
}
