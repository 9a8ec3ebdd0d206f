package io.marketsignals.demo;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the newest output records; one thread writes, others take snapshots. */
final class Board {
    private final Map<String, IndexReturn> returns = new HashMap<>();
    private final Map<String, Breadth> breadths = new HashMap<>();
    private final Map<String, Spread> spreads = new HashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, Map<AlertStatus, Integer>> counts = new TreeMap<>();
    private final Map<String, SessionClose> closes = new HashMap<>();
    private final Map<String, Long> lateBySession = new HashMap<>();
    private long outputs;
    private long deadLetters;

    /** Takes any record of the output topics. */
    synchronized void accept(Object output) {
        outputs++;
        if (output instanceof IndexReturn newer) {
            returns.merge(newer.getIndex(), newer, (old, now) -> now.getAsOf().isBefore(old.getAsOf()) ? old : now);
        } else if (output instanceof Breadth newer) {
            breadths.merge(newer.getIndex(), newer, (old, now) -> now.getAsOf().isBefore(old.getAsOf()) ? old : now);
        } else if (output instanceof Spread newer) {
            spreads.merge(newer.getPair(), newer, (old, now) -> now.getAsOf().isBefore(old.getAsOf()) ? old : now);
        } else if (output instanceof SessionClose close) {
            accept(close);
        } else if (output instanceof Alert revision) {
            accept(revision);
        }
    }

    /** Counts one refused record. */
    synchronized void refused() {
        deadLetters++;
    }

    synchronized BoardState state() {
        List<Alert> newestLast = List.copyOf(alerts.values());
        Map<String, Map<AlertStatus, Integer>> tally = new TreeMap<>();
        counts.forEach((kind, byStatus) -> tally.put(kind, Map.copyOf(byStatus)));
        long late = lateBySession.values().stream().mapToLong(Long::longValue).sum();
        return new BoardState(
                Map.copyOf(returns),
                Map.copyOf(breadths),
                Map.copyOf(spreads),
                newestLast,
                tally,
                outputs,
                deadLetters,
                late);
    }

    /** Whether the session of a date has been closed for an index. */
    synchronized boolean closed(String index, LocalDate date) {
        return closes.containsKey(index) && !closes.get(index).getSession().isBefore(date);
    }

    private void accept(SessionClose close) {
        closes.put(close.getIndex(), close);
        lateBySession.put(close.getMarket() + " " + close.getSession(), close.getLatePrices());
    }

    private void accept(Alert revision) {
        Alert known = alerts.get(revision.getId());
        if (known == null || revision.getRevision() > known.getRevision()) {
            alerts.put(revision.getId(), revision);
            counts.computeIfAbsent(kind(revision), k -> new TreeMap<>()).merge(revision.getStatus(), 1, Integer::sum);
        }
    }

    private static String kind(Alert alert) {
        return alert.getSignal().equals(alert.getEvent())
                ? alert.getSignal()
                : alert.getSignal() + " " + alert.getEvent();
    }
}
