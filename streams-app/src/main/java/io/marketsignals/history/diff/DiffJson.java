package io.marketsignals.history.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.Fact;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison for a program: one JSON object. */
public final class DiffJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DiffJson() {}

    public static String of(RunDiff diff, Listing listing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("equal", !diff.differs());
        json.put("a", run(diff.first()));
        json.put("b", run(diff.second()));
        json.put("alerts", counts(AlertComparison.counts(diff.alerts())));
        json.put("thresholds", thresholds(diff.thresholds()));
        json.put("groups", groups(listing.groups(diff.alerts())));
        Map<String, Object> listed = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            if (verdict.differs()) {
                listed.put(
                        name(verdict),
                        listing.listed(diff.alerts(), verdict).stream()
                                .map(alert -> alert(diff, alert))
                                .toList());
            }
        }
        json.put("listed", listed);
        Map<String, Object> sessions = new LinkedHashMap<>();
        diff.markets().forEach((market, closes) -> sessions.put(market, closes(closes)));
        json.put("sessions", sessions);
        json.put("spreads", diff.spreads().map(DiffJson::spreads).orElse(null));
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps are JSON", e);
        }
    }

    private static Map<String, Object> run(RunFolder run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", run.path().toString());
        json.put("alerts", run.digest(RunFile.ALERTS));
        json.put("sessions", run.digest(RunFile.SESSIONS));
        return json;
    }

    private static Map<String, Object> counts(Map<Verdict, Long> counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            json.put(name(verdict), counts.getOrDefault(verdict, 0L));
        }
        return json;
    }

    /** In the manner of a field: {@code onlyInA}. */
    private static String name(Verdict verdict) {
        StringBuilder name = new StringBuilder();
        for (String word : verdict.words().split(" ", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    private static List<Object> thresholds(ThresholdChanges changes) {
        List<Object> json = new ArrayList<>();
        for (ThresholdChange change : changes.all()) {
            Fact before = change.before();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("signal", change.signal());
            one.put("threshold", change.name());
            one.put("a", before.number());
            one.put("b", change.after().number());
            one.put("unit", before.unit());
            json.add(one);
        }
        return json;
    }

    private static List<Object> groups(Map<List<String>, Map<Verdict, Long>> groups) {
        List<Object> json = new ArrayList<>();
        groups.forEach((group, counts) -> json.add(Map.of("group", group, "alerts", counts(counts))));
        return json;
    }

    private static Map<String, Object> alert(RunDiff diff, AlertDiff alert) {
        AlertLine first = alert.first();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", first.id());
        json.put("type", first.type());
        json.put("market", first.market());
        json.put("subject", first.subject());
        json.put("direction", first.direction());
        json.put("session", first.session().toString());
        json.put("episodeStart", first.episodeStart().toString());
        json.put("reason", first.reason());
        json.put("change", alert.change().map(DiffJson::change).orElse(null));
        json.put("between", diff.between(alert));
        return json;
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", change.field());
        json.put("a", change.before());
        json.put("b", change.after());
        json.put("unit", change.unit());
        return json;
    }

    private static Map<String, Object> closes(SessionDiff.MarketDiff closes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("equal", closes.equal());
        json.put("different", closes.different());
        closes.first().ifPresent(first -> {
            json.put("firstSession", first.session().toString());
            json.put("firstIndex", first.index());
            json.put("firstRevision", first.revision());
            json.put("change", change(first.change()));
        });
        json.put("statesPart", closes.statesPart().map(Object::toString).orElse(null));
        return json;
    }

    private static Map<String, Object> spreads(SpreadDiff spreads) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("equal", spreads.equal());
        json.put("onlyInA", spreads.onlyA());
        json.put("onlyInB", spreads.onlyB());
        json.put("changed", spreads.changed());
        spreads.first().ifPresent(first -> {
            json.put("firstPair", first.pair());
            json.put("firstAsOf", first.asOf());
            json.put("change", change(first.change()));
        });
        return json;
    }
}
