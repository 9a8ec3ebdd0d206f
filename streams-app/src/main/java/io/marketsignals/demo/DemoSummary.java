package io.marketsignals.demo;

import io.marketsignals.schema.AlertStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a demo came to.
 *
 * @param board the last state
 * @param ticks prices and levels sent
 * @param elapsed wall time since the process started
 * @param firstAlert wall time from the process's start to the first alert; empty: there was none
 * @param file where the alerts were written; empty: nowhere
 */
public record DemoSummary(
        BoardState board, long ticks, Duration elapsed, Optional<Duration> firstAlert, Optional<Path> file) {
    private static final List<AlertStatus> STATUSES = List.of(
            AlertStatus.RAISED, AlertStatus.UPDATED, AlertStatus.CLEARED, AlertStatus.CORRECTED, AlertStatus.CANCELLED);

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-38s %7s %7s %7s %9s %9s",
                "Alerts",
                "raised",
                "updated",
                "cleared",
                "corrected",
                "cancelled"));
        board.counts().forEach((kind, byStatus) -> lines.add(row(kind, byStatus)));
        lines.add("");
        lines.add("Ticks sent    " + Figures.count(ticks));
        lines.add("Outputs read  " + Figures.count(board.outputs()));
        lines.add("Refused       " + Figures.count(board.deadLetters()) + " (dead letters)");
        lines.add("Late          " + Figures.count(board.latePrices()) + " (price ignored, volume kept)");
        lines.add("First alert   "
                + firstAlert
                        .map(time -> Figures.seconds(time) + " after the process started")
                        .orElse("none"));
        lines.add("Wall time     " + Figures.seconds(elapsed));
        file.ifPresent(path -> lines.add("Alerts in     " + path));
        return lines;
    }

    private static String row(String kind, Map<AlertStatus, Integer> byStatus) {
        List<Object> cells = new ArrayList<>();
        cells.add(kind);
        STATUSES.forEach(status -> cells.add(byStatus.getOrDefault(status, 0)));
        return String.format(Locale.ROOT, "  %-36s %7d %7d %7d %9d %9d", cells.toArray());
    }
}
