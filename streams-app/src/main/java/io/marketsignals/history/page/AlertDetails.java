package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands behind one alert: its evidence and thresholds, on what the reading rests, and what was told later. */
final class AlertDetails {
    /** Later revisions that are shown. */
    private static final int LATER = 12;

    private final Html first = new Html();
    private final Html later = new Html();
    private int revisions;
    private int unshown;

    private AlertDetails() {}

    /** The details of alerts, by id. */
    static Map<String, AlertDetails> of(RunFolder run, List<AlertLife> wanted) {
        Map<String, AlertDetails> details = new HashMap<>();
        wanted.forEach(alert -> details.put(alert.id(), new AlertDetails()));
        run.each(RunFile.ALERTS, line -> {
            AlertDetails alert = details.get(line.path("id").asText());
            if (alert != null) {
                alert.add(line);
            }
        });
        return details;
    }

    private void add(JsonNode line) {
        revisions++;
        if (revisions == 1) {
            facts(first, "Evidence", line.path("evidence"));
            facts(first, "Thresholds", line.path("thresholds"));
            first.element("p", rest(line));
        } else if (revisions <= LATER + 1) {
            later.open("li").text(sentence(line));
            if (line.path("status").asText().equals("CORRECTED")) {
                facts(later, "Evidence", line.path("evidence"));
            }
            later.close("li");
        } else {
            unshown++;
        }
    }

    private static void facts(Html html, String title, JsonNode facts) {
        if (facts.isEmpty()) {
            return;
        }
        html.element("h4", title).open("ul", "class", "facts");
        for (JsonNode fact : facts) {
            html.open("li")
                    .element("b", fact.path("name").asText())
                    .text(" " + value(fact))
                    .close("li");
        }
        html.close("ul");
    }

    private static String value(JsonNode fact) {
        JsonNode number = fact.path("number");
        if (number.isNumber()) {
            return Figures.measure(number.doubleValue(), fact.path("unit").asText());
        }
        JsonNode time = fact.path("time");
        return time.isTextual() ? Figures.instant(time.asText()) : Figures.text(fact.path("text"));
    }

    private static String rest(JsonNode line) {
        String coverage = line.path("coverage").isNumber()
                ? "Coverage " + Figures.percent(line.path("coverage").doubleValue())
                : "Rests on levels alone: no coverage";
        String watermark = line.path("forced").asBoolean() ? "forced watermark " : "watermark ";
        return coverage + " · as of " + Figures.instant(Figures.text(line.path("asOf"))) + " · " + watermark
                + Figures.instant(Figures.text(line.path("watermark"))) + " · "
                + Figures.text(line.path("confirmation")) + " · settings "
                + Figures.text(line.path("settingsVersion")) + " · id "
                + line.path("id").asText();
    }

    private static String sentence(JsonNode line) {
        return Figures.instant(Figures.text(line.path("eventTime"))) + " "
                + Figures.text(line.path("status")) + ", " + Figures.text(line.path("severity")) + ", "
                + Figures.text(line.path("confirmation")) + (line.path("forced").asBoolean() ? ", forced: " : ": ")
                + Figures.text(line.path("reason"));
    }

    String markup() {
        if (revisions < 2) {
            return first.toString();
        }
        Html all =
                new Html().markup(first.toString()).element("h4", "Told later").open("ul", "class", "later");
        all.markup(later.toString());
        if (unshown > 0) {
            all.element("li", "… and " + unshown + " more revisions in alerts.ndjson");
        }
        return all.close("ul").toString();
    }
}
