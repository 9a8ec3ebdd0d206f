package io.marketsignals.history.explain;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Confirmation;
import io.marketsignals.schema.Direction;
import io.marketsignals.schema.Evidence;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Severity;
import io.marketsignals.wire.JsonLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The files and results of a made-up run: two sessions, five members of equal weight, and an alert at 09:30:01 of the second.
 * A rises from 10 to 11 and B falls from 20 to 19, C stays at 40, D is listed that day and E does not trade: one advancer,
 * one decliner, one unchanged of five, a coverage of 0.6 and a return of (0.1 - 0.05 + 0) / 5 = 0.01.
 */
final class SmallRun {
    static final LocalDate SESSION = LocalDate.of(2024, 1, 3);
    static final String ID = "aaaaaa11-0000-3000-8000-000000000001";
    static final String OTHER = "aaaaaa22-0000-3000-8000-000000000002";

    private static final String REFERENCE = """
            markets:
              XX: {zone: UTC, open: "09:00", close: "12:00", sessions: from-data}
            indices:
              ALL: {market: XX, level: derived, members: [A, B, C, {symbol: D, from: 2024-01-03}, E]}
            """;
    private static final String FEED = """
            kind: trades
            files: ["*.csv"]
            columns: {symbol: s, timestamp: t, price: p}
            """;
    static final String TRADES = """
            s,t,p
            A,2024-01-02T10:00:00Z,10
            B,2024-01-02T10:00:00Z,20
            C,2024-01-02T10:00:00Z,40
            E,2024-01-02T10:00:00Z,5
            A,2024-01-03T09:30:00Z,11
            B,2024-01-03T09:30:00Z,19
            C,2024-01-03T09:30:01Z,40
            D,2024-01-03T09:30:01Z,7
            A,2024-01-03T09:31:00Z,9
            """;

    private SmallRun() {}

    /** Writes all of it; the results lie in the folder {@code run}. */
    static Path in(Path folder, List<Alert> alerts) throws IOException {
        Files.writeString(folder.resolve("reference.yaml"), REFERENCE);
        Files.writeString(folder.resolve("feed.yaml"), FEED);
        Files.writeString(folder.resolve("trades.csv"), TRADES);
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.write(
                run.resolve("alerts.ndjson"), alerts.stream().map(JsonLine::of).toList());
        Files.write(
                run.resolve("sessions.ndjson"),
                closes().stream().map(JsonLine::of).toList());
        Files.writeString(run.resolve("spreads.ndjson"), "");
        Files.writeString(run.resolve("report.json"), String.format("""
                {"run": {"reference": "%1$s/reference.yaml", "feeds": ["%1$s/feed.yaml"], "files": ["%1$s/trades.csv"],
                         "from": null, "to": null, "settings": {"signals.breadth-divergence.return": "0.004"}}}
                """, folder));
        return run;
    }

    /** The alert, as of 09:30:01. */
    static Alert alert(String id, int advancers) {
        List<Evidence> evidence = List.of(
                number("sessionReturn", 0.01, "fraction"),
                number("advancers", advancers, "count"),
                number("decliners", 1, "count"),
                number("unchanged", 1, "count"),
                number("members", 5, "count"),
                number("level", 1010, "points"));
        return revision(id, 1, AlertStatus.RAISED, "09:30:01", "09:30:02", evidence);
    }

    /** The same alert, cleared at 09:31. */
    static Alert cleared(Alert alert) {
        List<Evidence> evidence = List.of(number("advancers", 0, "count"), number("decliners", 2, "count"));
        return revision(alert.getId(), 2, AlertStatus.CLEARED, "09:31:00", "09:31:01", evidence);
    }

    private static Alert revision(
            String id, int revision, AlertStatus status, String asOf, String told, List<Evidence> evidence) {
        Instant time = Instant.parse(SESSION + "T" + told + "Z");
        return new Alert(
                id,
                revision,
                "breadth-divergence",
                "breadth-divergence",
                "XX",
                "ALL",
                Direction.UP,
                status,
                Confirmation.FINAL,
                Severity.LOW,
                Instant.parse("2024-01-03T09:30:02Z"),
                time,
                SESSION,
                revision == 1 ? "ALL is up 1.00 % while few members advanced." : "It is over.",
                evidence,
                List.of(number("breadth-divergence.return", 0.004, "fraction")),
                0.6,
                Instant.parse(SESSION + "T" + asOf + "Z"),
                time,
                false,
                "12345678");
    }

    /** The closes of both sessions. */
    static List<SessionClose> closes() {
        return List.of(close("2024-01-02", 0, 1000, null), close("2024-01-03", 2, 970, 1000.0));
    }

    /** A closing record, as far as an explanation reads it. */
    private static SessionClose close(String session, int decliners, double close, Double previousClose) {
        return SessionClose.newBuilder()
                .setIndex("ALL")
                .setMarket("XX")
                .setSession(LocalDate.parse(session))
                .setOpen(Instant.parse(session + "T09:00:00Z"))
                .setClose(Instant.parse(session + "T12:00:00Z"))
                .setWatermark(Instant.parse(session + "T12:01:00Z"))
                .setOpenLevel(1000.0)
                .setHighLevel(1010.0)
                .setLowLevel(970.0)
                .setCloseLevel(close)
                .setPreviousClose(previousClose)
                .setMembers(5)
                .setAdvancers(0)
                .setDecliners(decliners)
                .setUnchanged(1)
                .setNoPreviousClose(1)
                .setHalted(0)
                .setNotTraded(1)
                .setCoverage(0.6)
                .setPartial(false)
                .setNetAdvances(-decliners)
                .setAllAdvanced(false)
                .setAdLine(-decliners)
                .setAdLineAnchor(LocalDate.parse("2024-01-02"))
                .setUpVolume(0)
                .setDownVolume(0)
                .setUnchangedVolume(0)
                .setStateHash("0".repeat(32))
                .build();
    }

    private static Evidence number(String name, double value, String unit) {
        return new Evidence(name, value, null, null, unit);
    }
}
