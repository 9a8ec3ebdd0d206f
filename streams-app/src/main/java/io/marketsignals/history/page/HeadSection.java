package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.page.Facts.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What ran: sources, period, markets, how much, the digest. */
final class HeadSection {
    private final RunContents run;
    private final Html page;

    HeadSection(RunContents run, Html page) {
        this.run = run;
        this.page = page;
    }

    /** What the page is called. */
    static String title(RunContents run) {
        String markets = String.join(", ", run.markets());
        return markets.isEmpty() ? "Signals" : "Signals of " + markets + ", " + period(run);
    }

    private static String period(RunContents run) {
        List<LocalDate> sessions = run.sessions();
        return sessions.isEmpty() ? "" : sessions.get(0) + " to " + sessions.get(sessions.size() - 1);
    }

    void write() {
        JsonNode report = run.report();
        page.open("header").element("h1", title(run));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Period", period(run)));
        facts.add(new Fact("Markets", String.join(", ", run.markets())));
        facts.add(new Fact("Indices", String.join(", ", run.indices().keySet())));
        facts.add(new Fact("Pairs", String.join(", ", run.pairs().keySet())));
        facts.add(Fact.of("Source", report.path("run").path("source").path("bootstrapServers")));
        facts.add(new Fact("Files", files(report.path("run").path("files"))));
        facts.add(Fact.of("Ticks", report.path("ticksPublished")));
        facts.add(Fact.of("Records", report.path("recordsPublished")));
        facts.add(new Fact("Alerts", alerts()));
        facts.add(new Fact("Digest of the alerts", text(report.path("digest"))));
        facts.add(new Fact("Version", version(report)));
        Facts.list(page, facts);
        page.close("header");
        if (!run.types().isEmpty()) {
            page.open("details", "class", "types").element("summary", "Alerts by type");
            List<List<String>> rows = new ArrayList<>();
            run.types().forEach((type, number) -> rows.add(List.of(type, Figures.whole(number))));
            Facts.table(page, "Alerts that were raised, by type", List.of("Type", "Alerts"), rows);
            page.close("details");
        }
    }

    /** Their names; the section on how the run was made has the paths. */
    private static String files(JsonNode paths) {
        List<String> names = new ArrayList<>();
        paths.forEach(path -> names.add(path.asText().substring(path.asText().lastIndexOf('/') + 1)));
        return String.join(", ", names);
    }

    private String alerts() {
        long revisions =
                run.statuses().values().stream().mapToLong(Long::longValue).sum();
        return Figures.whole(run.alerts().size()) + " in " + Figures.whole(revisions) + " revisions";
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : "";
    }

    private static String version(JsonNode report) {
        String recorded = text(report.path("version"));
        String own = HtmlReport.class.getPackage().getImplementationVersion();
        return recorded.isEmpty() && own != null ? own : recorded;
    }
}
