package io.marketsignals.history.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The closing measures of a run's sessions, by index and date; of several revisions the last one holds. */
final class Closes {
    private final Map<String, NavigableMap<LocalDate, Bar>> bars = new TreeMap<>();
    private final Map<String, List<JsonNode>> lines = new TreeMap<>();

    /**
     * A session of an index as a bar.
     *
     * @param opened and {@code closed} of the session, not of what was traded
     * @param open null with high, low and close: the session brought no level
     * @param sessionReturn null in the first session
     */
    record Bar(
            LocalDate session,
            String market,
            Instant opened,
            Instant closed,
            Double open,
            Double high,
            Double low,
            Double close,
            Double previousClose,
            Double sessionReturn,
            int members,
            int advancers,
            int decliners,
            boolean forced) {

        static Bar of(JsonNode line) {
            return new Bar(
                    LocalDate.parse(line.path("session").asText()),
                    line.path("market").asText(),
                    Instant.parse(line.path("open").asText()),
                    Instant.parse(line.path("close").asText()),
                    number(line, "openLevel"),
                    number(line, "highLevel"),
                    number(line, "lowLevel"),
                    number(line, "closeLevel"),
                    number(line, "previousClose"),
                    number(line, "sessionReturn"),
                    line.path("members").asInt(),
                    line.path("advancers").asInt(),
                    line.path("decliners").asInt(),
                    line.path("forced").asBoolean());
        }

        private static Double number(JsonNode line, String field) {
            return line.path(field).isNumber() ? line.path(field).asDouble() : null;
        }
    }

    Closes(List<JsonNode> sessions) {
        for (JsonNode line : sessions) {
            String index = line.path("index").asText();
            Bar bar = Bar.of(line);
            bars.computeIfAbsent(index, id -> new TreeMap<>()).put(bar.session(), bar);
            lines.computeIfAbsent(index, id -> new ArrayList<>()).add(line);
        }
    }

    /** Up to {@code around} sessions before a date, the date's, and as many after it. */
    List<Bar> around(String index, LocalDate session, int around) {
        NavigableMap<LocalDate, Bar> all = bars.getOrDefault(index, new TreeMap<>());
        List<Bar> before = new ArrayList<>(all.headMap(session, false).values());
        List<Bar> from = new ArrayList<>(all.tailMap(session, true).values());
        boolean there = all.containsKey(session);
        List<Bar> chosen = new ArrayList<>(before.subList(Math.max(0, before.size() - around), before.size()));
        chosen.addAll(from.subList(0, Math.min(from.size(), around + (there ? 1 : 0))));
        return chosen;
    }

    Optional<Bar> of(String index, LocalDate session) {
        return Optional.ofNullable(bars.getOrDefault(index, new TreeMap<>()).get(session));
    }

    /** The record of the close that was told at a watermark; empty when none was, for there may be corrections. */
    Optional<JsonNode> toldAt(String index, LocalDate session, Instant watermark) {
        return lines.getOrDefault(index, List.of()).stream()
                .filter(line -> line.path("session").asText().equals(session.toString())
                        && Instant.parse(line.path("watermark").asText()).equals(watermark))
                .findFirst();
    }

    /** The level that an index's session is measured from; empty in the first. */
    Optional<Double> previousClose(String index, LocalDate session) {
        Optional<Bar> own = of(index, session);
        if (own.isPresent()) {
            return Optional.ofNullable(own.get().previousClose());
        }
        return bars.getOrDefault(index, new TreeMap<>()).headMap(session, false).descendingMap().values().stream()
                .map(Bar::close)
                .filter(close -> close != null)
                .findFirst();
    }

    /** The sessions of a market by trading date, with the instant each opened. */
    NavigableMap<LocalDate, Instant> sessions(String market) {
        NavigableMap<LocalDate, Instant> sessions = new TreeMap<>();
        bars.values().forEach(index -> index.values().stream()
                .filter(bar -> bar.market().equals(market))
                .forEach(bar -> sessions.put(bar.session(), bar.opened())));
        return sessions;
    }

    /** The indices of a market that have closes, by id. */
    List<String> indices(String market) {
        return bars.entrySet().stream()
                .filter(index -> index.getValue().values().stream()
                        .anyMatch(bar -> bar.market().equals(market)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
