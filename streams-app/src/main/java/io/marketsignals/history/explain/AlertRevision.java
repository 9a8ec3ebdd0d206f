package io.marketsignals.history.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One revision of an alert, as its record says it.
 *
 * @param coverage null where the alert rests on levels alone
 * @param json the record itself, under the schema's names
 */
record AlertRevision(
        String id,
        int revision,
        String signal,
        String event,
        String market,
        String subject,
        String direction,
        String status,
        String confirmation,
        String severity,
        Instant episodeStart,
        Instant eventTime,
        LocalDate session,
        String reason,
        List<Fact> evidence,
        List<Fact> thresholds,
        Double coverage,
        Instant asOf,
        Instant watermark,
        boolean forced,
        String settingsVersion,
        JsonNode json) {

    /**
     * A named fact; at most one of number, text and time is set.
     *
     * @param unit as in the schema; empty for none
     */
    record Fact(String name, Double number, String text, Instant time, String unit) {
        static Fact of(JsonNode node) {
            return new Fact(
                    text(node, "name"),
                    node.path("number").isNumber() ? node.path("number").asDouble() : null,
                    node.path("text").isTextual() ? text(node, "text") : null,
                    node.path("time").isTextual() ? Instant.parse(text(node, "time")) : null,
                    text(node, "unit"));
        }
    }

    static AlertRevision of(JsonNode line) {
        return new AlertRevision(
                text(line, "id"),
                line.path("revision").asInt(),
                text(line, "signal"),
                text(line, "event"),
                text(line, "market"),
                text(line, "subject"),
                text(line, "direction"),
                text(line, "status"),
                text(line, "confirmation"),
                text(line, "severity"),
                Instant.parse(text(line, "episodeStart")),
                Instant.parse(text(line, "eventTime")),
                LocalDate.parse(text(line, "session")),
                text(line, "reason"),
                facts(line.path("evidence")),
                facts(line.path("thresholds")),
                line.path("coverage").isNumber() ? line.path("coverage").asDouble() : null,
                Instant.parse(text(line, "asOf")),
                Instant.parse(text(line, "watermark")),
                line.path("forced").asBoolean(),
                text(line, "settingsVersion"),
                line);
    }

    /** Whether the evidence has a fact of that name. */
    boolean says(String name) {
        return evidence.stream().anyMatch(fact -> fact.name().equals(name));
    }

    /** A number of the evidence; empty when it says none of that name. */
    Optional<Double> number(String name) {
        return evidence.stream()
                .filter(fact -> fact.name().equals(name) && fact.number() != null)
                .map(Fact::number)
                .findFirst();
    }

    /** A text of the evidence; empty when it says none of that name. */
    Optional<String> text(String name) {
        return evidence.stream()
                .filter(fact -> fact.name().equals(name) && fact.text() != null)
                .map(Fact::text)
                .findFirst();
    }

    /** A trading date of the evidence; empty when it says none of that name. */
    Optional<LocalDate> date(String name) {
        return text(name).map(LocalDate::parse);
    }

    /** A threshold in force; empty when there is none of that name. */
    Optional<Double> threshold(String name) {
        return thresholds.stream()
                .filter(fact -> fact.name().equals(name) && fact.number() != null)
                .map(Fact::number)
                .findFirst();
    }

    private static List<Fact> facts(JsonNode array) {
        List<Fact> facts = new ArrayList<>();
        array.forEach(node -> facts.add(Fact.of(node)));
        return facts;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
