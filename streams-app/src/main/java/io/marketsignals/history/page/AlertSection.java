package io.marketsignals.history.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The alerts with their reasons, newest first, and the form that filters them. */
final class AlertSection {
    /** Alerts that a browser still scrolls through. */
    static final int MOST = 5_000;

    private static final List<String> STATUSES = List.of("RAISED", "UPDATED", "CLEARED", "CORRECTED", "CANCELLED");
    private static final List<String> SEVERITIES = List.of("HIGH", "MEDIUM", "LOW");

    private final List<AlertLife> newest;
    private final int all;
    private final Map<String, AlertDetails> details;
    private final Html page;

    /** @param alerts as raised */
    AlertSection(List<AlertLife> alerts, Map<String, AlertDetails> details, Html page) {
        this.newest = newest(alerts);
        this.all = alerts.size();
        this.details = details;
        this.page = page;
    }

    /** The alerts that are listed, newest first. */
    static List<AlertLife> newest(List<AlertLife> alerts) {
        List<AlertLife> newest = new ArrayList<>(alerts.subList(Math.max(0, alerts.size() - MOST), alerts.size()));
        Collections.reverse(newest);
        return newest;
    }

    void write() {
        page.open("section", "id", "alerts").element("h2", "Alerts");
        if (newest.isEmpty()) {
            page.element("p", "None was raised.").close("section");
            return;
        }
        if (all > newest.size()) {
            page.element(
                    "p",
                    "The newest " + Figures.whole(newest.size()) + " of " + Figures.whole(all) + " alerts: "
                            + Figures.whole(all - newest.size())
                            + " older ones are left out here and are in alerts.ndjson.");
        }
        filter();
        page.open("table", "class", "alerts")
                .element(
                        "caption",
                        "One row an alert, newest first; times are event time, UTC."
                                + " Status and severity as last told, the sentence as first told; open it for the evidence.");
        page.open("thead").open("tr");
        for (String head : List.of("Raised", "Session", "Status", "Severity", "Type", "Subject", "Reason")) {
            page.element("th", head, "scope", "col");
        }
        page.close("tr").close("thead").open("tbody");
        newest.forEach(this::row);
        page.close("tbody").close("table").close("section");
    }

    private void filter() {
        TreeSet<String> types = new TreeSet<>();
        TreeSet<String> subjects = new TreeSet<>();
        newest.forEach(alert -> {
            types.add(alert.type());
            subjects.add(alert.subject());
        });
        page.open("form", "id", "filter", "hidden", "hidden", "role", "search", "aria-label", "Filter the alerts");
        select("type", "Type", types);
        select("status", "Status", STATUSES);
        select("severity", "Severity", SEVERITIES);
        page.open("label").text("Subject ").empty("input", "name", "subject", "list", "subjects", "size", "14");
        page.close("label").open("datalist", "id", "subjects");
        subjects.forEach(subject -> page.empty("option", "value", subject));
        page.close("datalist");
        page.open("label")
                .text("Text ")
                .empty("input", "name", "text", "type", "search", "size", "18")
                .close("label");
        page.element("button", "Show all", "type", "reset").element("output", "", "id", "shown", "aria-live", "polite");
        page.close("form");
    }

    private void select(String name, String label, Iterable<String> values) {
        page.open("label").text(label + " ").open("select", "name", name).element("option", "all", "value", "");
        values.forEach(value -> page.element("option", value, "value", value));
        page.close("select").close("label");
    }

    private void row(AlertLife alert) {
        page.open("tr", "data-status", alert.status(), "data-severity", alert.severity());
        cell("when", Figures.instant(alert.raised()));
        cell("session", alert.session().toString());
        cell("status", alert.status());
        cell("severity", alert.severity());
        cell("type", alert.type());
        cell("subject", alert.subject());
        page.open("td", "class", "reason").open("details").element("summary", alert.reason());
        AlertDetails more = details.get(alert.id());
        if (more != null) {
            page.markup(more.markup());
        }
        page.close("details").close("td").close("tr");
    }

    private void cell(String kind, String text) {
        page.element("td", text, "class", kind);
    }
}
