package io.marketsignals.demo;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Lines that scroll: each alert as it comes, and every few seconds how the markets stand. */
final class PlainDisplay implements Display {
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final PrintWriter out;
    private Duration next = Duration.ZERO;

    PlainDisplay(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void show(BoardState state, Progress progress) {
        if (progress.elapsed().compareTo(next) < 0) {
            return;
        }
        next = progress.elapsed().plus(BETWEEN);
        String time = progress.eventTime() == 0
                ? ""
                : "  " + Figures.clock(Instant.ofEpochMilli(progress.eventTime()), ZoneOffset.UTC) + " UTC";
        StringJoiner levels = new StringJoiner(" | ", "  ", "");
        new TreeMap<>(state.returns())
                .values().stream()
                        .filter(level -> level.getIndex().endsWith("-SMALL"))
                        .forEach(level ->
                                levels.add(market(level, state.breadths().get(level.getIndex()))));
        line(progress, progress.phase() + time + (state.returns().isEmpty() ? "" : levels));
    }

    @Override
    public synchronized void alert(Alert revision, Progress progress) {
        line(
                progress,
                String.format(
                        Locale.ROOT,
                        "%-7s %-6s %s%s %s %s: %s",
                        revision.getStatus(),
                        revision.getSeverity(),
                        revision.getSignal(),
                        revision.getSignal().equals(revision.getEvent()) ? "" : " " + revision.getEvent(),
                        revision.getSubject(),
                        revision.getSession(),
                        revision.getReason()));
    }

    @Override
    public void close() {
        out.flush();
    }

    private static String market(IndexReturn level, Breadth breadth) {
        String counts = breadth == null ? "" : " " + breadth.getAdvancers() + "/" + breadth.getDecliners();
        return level.getIndex() + " " + Figures.level(level.getLevel()) + " "
                + Figures.percent(level.getSessionReturn()) + counts;
    }

    private void line(Progress progress, String text) {
        out.println(String.format(Locale.ROOT, "[%5.1f s] ", progress.elapsed().toMillis() / 1000.0) + text);
        out.flush();
    }
}
