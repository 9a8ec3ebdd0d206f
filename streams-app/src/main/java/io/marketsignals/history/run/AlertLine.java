package io.marketsignals.history.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One revision of one alert as a run's line tells it; the fields are those of the schema {@code Alert}. Two are equal when
 * their lines hold the same values.
 *
 * @param line the whole record, for fields that this type does not name
 */
public record AlertLine(JsonNode line) {
    private static final List<String> TEXTS =
            List.of("id", "signal", "event", "market", "subject", "direction", "status", "episodeStart", "session");

    /** IllegalArgumentException says what an alert's record lacks. */
    public AlertLine {
        for (String field : TEXTS) {
            if (!line.path(field).isTextual()) {
                throw new IllegalArgumentException("an alert needs '" + field + "'");
            }
        }
        if (!line.path("revision").isInt()) {
            throw new IllegalArgumentException("an alert needs 'revision'");
        }
        try {
            Instant.parse(line.path("episodeStart").textValue());
            LocalDate.parse(line.path("session").textValue());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("an alert's 'episodeStart' or 'session' is no time", e);
        }
    }

    public String id() {
        return text("id");
    }

    /** 1 for RAISED, then counting up. */
    public int revision() {
        return line.path("revision").intValue();
    }

    public String signal() {
        return text("signal");
    }

    public String event() {
        return text("event");
    }

    /** Signal and event joined by a slash; the signal alone where its one event has the same name. */
    public String type() {
        return event().equals(signal()) ? signal() : signal() + "/" + event();
    }

    public String market() {
        return text("market");
    }

    /** Index, pair, zone, lead-lag or market id; of a top mover the index id and the symbol, joined by a colon. */
    public String subject() {
        return text("subject");
    }

    /** UP, DOWN or NONE. */
    public String direction() {
        return text("direction");
    }

    /** RAISED, UPDATED, CLEARED, CANCELLED or CORRECTED. */
    public String status() {
        return text("status");
    }

    public Instant episodeStart() {
        return Instant.parse(text("episodeStart"));
    }

    public LocalDate session() {
        return LocalDate.parse(text("session"));
    }

    public String reason() {
        return text("reason");
    }

    /** In the line's order. */
    public List<Fact> evidence() {
        return facts("evidence");
    }

    /** The first evidence of a name. */
    public Optional<Fact> evidence(String name) {
        return evidence().stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    /** The thresholds in force, under their settings' names. */
    public List<Fact> thresholds() {
        return facts("thresholds");
    }

    private String text(String field) {
        return line.path(field).asText();
    }

    private List<Fact> facts(String field) {
        List<Fact> facts = new ArrayList<>();
        line.path(field).forEach(node -> facts.add(Fact.of(node)));
        return facts;
    }
}
