package io.marketsignals.history.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.Fact;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tracks of a run, and which of them an alert is scored by. */
final class Tracks {
    private static final Set<String> OF_PAIRS = Set.of("rotation", "split-market");

    private final RunFolder run;
    private final Map<String, IndexTrack> indices = new TreeMap<>();
    private final Map<String, Optional<PairTrack>> pairs = new HashMap<>();

    /** Reads the session closes; of a session told again the last revision counts. */
    Tracks(RunFolder run) {
        this.run = run;
        Map<String, NavigableMap<LocalDate, Told>> closes = new TreeMap<>();
        run.each(RunFile.SESSIONS, line -> closes.computeIfAbsent(
                        line.path("index").asText(), index -> new TreeMap<>())
                .merge(RunFolder.session(line), Told.of(line), Told::later));
        closes.forEach((index, told) -> {
            NavigableMap<LocalDate, IndexTrack.Levels> levels = new TreeMap<>();
            told.forEach((session, close) -> levels.put(session, close.levels()));
            indices.put(index, new IndexTrack(index, levels));
        });
    }

    /** By the table of compare.md; empty when the run does not hold what the alert would be scored by. */
    Optional<? extends Track> of(AlertLine alert) {
        if (alert.signal().equals("leadership-change")) {
            return index(alert, "leaderIndex");
        }
        if (alert.signal().equals("lead-lag")) {
            return index(alert, "follower");
        }
        if (OF_PAIRS.contains(alert.signal())) {
            return pairs.computeIfAbsent(alert.subject(), this::pair);
        }
        IndexTrack own = indices.get(alert.subject());
        return own != null ? Optional.of(own) : index(alert, "index");
    }

    private Optional<IndexTrack> index(AlertLine alert, String evidence) {
        return alert.evidence(evidence).map(Fact::text).map(indices::get);
    }

    private Optional<PairTrack> pair(String pair) {
        return run.first(RunFile.SPREADS, line -> line.path("pair").asText().equals(pair))
                .flatMap(line -> {
                    IndexTrack small = indices.get(line.path("small").asText());
                    IndexTrack large = indices.get(line.path("large").asText());
                    return small == null || large == null
                            ? Optional.empty()
                            : Optional.of(new PairTrack(pair, small, large));
                });
    }

    /** A session's levels as one revision of its close tells them. */
    private record Told(int revision, IndexTrack.Levels levels) {
        static Told of(JsonNode line) {
            return new Told(
                    line.path("revision").asInt(1),
                    new IndexTrack.Levels(
                            number(line, "closeLevel"), number(line, "highLevel"), number(line, "lowLevel")));
        }

        Told later(Told other) {
            return other.revision >= revision ? other : this;
        }

        private static Double number(JsonNode line, String field) {
            JsonNode node = line.path(field);
            return node.isNumber() ? node.doubleValue() : null;
        }
    }
}
