package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.page.Facts.Fact;
import java.util.ArrayList;
import java.util.List;

/** How the run was made, and how to make it again. */
final class MakingSection {
    private final JsonNode report;
    private final Html page;

    MakingSection(JsonNode report, Html page) {
        this.report = report;
        this.page = page;
    }

    void write() {
        JsonNode run = report.path("run");
        page.open("section", "id", "making").element("h2", "How the run was made");
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Reference", run.path("reference")));
        facts.add(Fact.of("From", run.path("from")));
        facts.add(Fact.of("To", run.path("to")));
        facts.add(Fact.of("Partitions", run.path("partitions")));
        facts.add(Fact.of("Threads", run.path("threads")));
        facts.add(Fact.of("Instances", run.path("instances")));
        facts.add(Fact.of("Kills", run.path("kills")));
        facts.add(new Fact("Speed", speed(run.path("speed"))));
        facts.add(Fact.of("Ticks a second", report.path("ticksPerSecond")));
        facts.add(seconds("Wall time", report.path("wallSeconds")));
        report.path("phaseSeconds").properties().forEach(of -> facts.add(seconds("… " + of.getKey(), of.getValue())));
        facts.add(Fact.of("Java", run.path("java")));
        facts.add(Fact.of("Processors", run.path("processors")));
        facts.add(Fact.of("Largest heap, MB", run.path("maxHeapMegabytes")));
        Facts.list(page, facts);
        settings(run.path("settings"));
        digests();
        again(run);
        page.close("section");
    }

    private static Fact seconds(String name, JsonNode value) {
        return new Fact(name, value.isNumber() ? Figures.measure(value.doubleValue(), "s") : "");
    }

    private static String speed(JsonNode speed) {
        if (!speed.isNumber()) {
            return "";
        }
        return speed.doubleValue() == 0
                ? "as fast as it goes"
                : Figures.measure(speed.doubleValue(), "times real time");
    }

    private void settings(JsonNode settings) {
        if (settings.isEmpty()) {
            page.element("p", "All settings at their defaults or as the reference has them.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        settings.properties().forEach(of -> rows.add(List.of(of.getKey(), Figures.text(of.getValue()))));
        Facts.table(page, "Settings of this run", List.of("Key", "Value"), rows);
    }

    private void digests() {
        List<List<String>> rows = new ArrayList<>();
        report.path("results")
                .properties()
                .forEach(of -> rows.add(List.of(
                        of.getKey() + ".ndjson",
                        Figures.whole(of.getValue().path("lines")),
                        Figures.text(of.getValue().path("sha256")))));
        if (!rows.isEmpty()) {
            Facts.table(page, "Files of the run", List.of("File", "Lines", "SHA-256"), rows);
        }
    }

    private void again(JsonNode run) {
        String command = RunCommandLine.of(run);
        if (!command.isEmpty()) {
            page.element("h3", "Make it again")
                    .open("pre", "tabindex", "0")
                    .element("code", command)
                    .close("pre");
            if (run.path("feeds").isEmpty() && !run.path("command").isTextual()) {
                page.element("p", "The run does not say which feed files described its data: put them for FEED.yaml.");
            }
            page.element(
                    "p",
                    "The same input and settings give the same digest, whatever partitions, threads, speed"
                            + " or kills.");
        }
    }
}
