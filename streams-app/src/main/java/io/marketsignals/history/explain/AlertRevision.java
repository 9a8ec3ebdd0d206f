package io.marketsignals.history.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One revision of an alert, with what an explanation asks of it. */
record AlertRevision(AlertLine told) {
    String id() {
        return told.id();
    }

    int revision() {
        return told.revision();
    }

    String signal() {
        return told.signal();
    }

    String market() {
        return told.market();
    }

    String subject() {
        return told.subject();
    }

    String direction() {
        return told.direction();
    }

    String status() {
        return told.status();
    }

    LocalDate session() {
        return told.session();
    }

    String severity() {
        return told.line().path("severity").asText();
    }

    String confirmation() {
        return told.line().path("confirmation").asText();
    }

    /** When the revision was told. */
    Instant eventTime() {
        return time("eventTime");
    }

    /** Start of the bucket that the alert speaks of. */
    Instant asOf() {
        return time("asOf");
    }

    /** Event time that every source had passed. */
    Instant watermark() {
        return time("watermark");
    }

    /** Whether the alert rests on a forced watermark. */
    boolean forced() {
        return told.line().path("forced").asBoolean();
    }

    /** Counted members over members; empty where the alert rests on levels alone. */
    Optional<Double> coverage() {
        JsonNode coverage = told.line().path("coverage");
        return coverage.isNumber() ? Optional.of(coverage.asDouble()) : Optional.empty();
    }

    /** Whether the evidence has a fact of that name. */
    boolean says(String name) {
        return told.evidence(name).isPresent();
    }

    /** A number of the evidence; empty when it says none of that name. */
    Optional<Double> number(String name) {
        return told.evidence(name).map(Fact::number);
    }

    /** A text of the evidence; empty when it says none of that name. */
    Optional<String> text(String name) {
        return told.evidence(name).map(Fact::text);
    }

    /** A trading date of the evidence; empty when it says none of that name. */
    Optional<LocalDate> date(String name) {
        return text(name).map(LocalDate::parse);
    }

    /** A threshold in force; empty when there is none of that name. */
    Optional<Double> threshold(String name) {
        return told.thresholds().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .map(Fact::number);
    }

    private Instant time(String field) {
        return Instant.parse(told.line().path(field).asText());
    }

    List<Fact> evidence() {
        return told.evidence();
    }
}
