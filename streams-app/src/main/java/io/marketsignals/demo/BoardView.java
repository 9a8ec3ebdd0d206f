package io.marketsignals.demo;

import io.marketsignals.local.simulator.SimulatedIndex;
import io.marketsignals.local.simulator.SimulatedMarket;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.Regime;
import io.marketsignals.schema.Spread;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws a board: same state, same lines.
 *
 * @param markets what is shown, in this order
 * @param where a line that says how to reach the topics
 */
record BoardView(List<SimulatedMarket> markets, String where) {
    private static final int MOST_ALERTS = 8;
    private static final int REASON_LINES = 2;
    private static final String INDENT = "    ";
    private static final int BAR = 18;

    BoardView {
        markets = List.copyOf(markets);
    }

    /** Lines of at most a width, at most so many as a screen holds. */
    List<Line> lines(BoardState state, Progress progress, int width, int height) {
        List<Line> lines = new ArrayList<>();
        String time = progress.eventTime() == 0
                ? ""
                : Figures.clock(Instant.ofEpochMilli(progress.eventTime()), ZoneOffset.UTC) + " UTC";
        lines.add(Line.of("market-signals", Style.BOLD)
                .and("  " + progress.phase())
                .right(time, Style.BOLD, width));
        lines.add(Line.of(where, Style.DIM));
        lines.add(Line.of(
                String.format(
                        Locale.ROOT,
                        "  %-9s %10s %9s %5s %5s %6s %6s",
                        "",
                        "level",
                        "session",
                        "adv",
                        "dec",
                        "A/D",
                        "cover"),
                Style.DIM));
        markets.forEach(market -> lines.addAll(marketLines(state, market, width)));
        lines.add(Line.of(""));
        lines.add(alertsHead(state, progress, width));
        List<Alert> newestFirst = new ArrayList<>(state.alerts());
        Collections.reverse(newestFirst);
        newestFirst.stream()
                .sorted(Comparator.comparing(Alert::getEpisodeStart).reversed())
                .limit(MOST_ALERTS)
                .forEach(alert -> lines.addAll(alertLines(alert, width)));
        return lines.stream()
                .limit(Math.max(1, height - 1))
                .map(line -> line.cut(width))
                .toList();
    }

    private List<Line> marketLines(BoardState state, SimulatedMarket market, int width) {
        List<Line> lines = new ArrayList<>();
        Optional<Instant> asOf = market.indices().stream()
                .flatMap(index -> Optional.ofNullable(state.returns().get(index.id())).stream())
                .map(IndexReturn::getAsOf)
                .max(Comparator.naturalOrder());
        Line head = Line.of(market.name(), Style.BOLD)
                .and(asOf.map(time ->
                                "  " + Figures.clock(time, market.calendar().zone()))
                        .orElse(""));
        Optional<Spread> pair = state.spreads().values().stream()
                .filter(spread -> spread.getMarket().equals(market.id()))
                .findFirst();
        lines.add(pair.map(spread -> spreadOn(head, spread, width)).orElse(head));
        market.indices().forEach(index -> lines.add(indexLine(state, index)));
        return lines;
    }

    private static Line spreadOn(Line head, Spread spread, int width) {
        String numbers = "small-large " + Figures.points(spread.getSpread()) + "  z " + Figures.signed(spread.getZ());
        String regime = "  " + spread.getRegime().name().replace('_', ' ').toLowerCase(Locale.ROOT);
        Style style = spread.getRegime() == Regime.NEUTRAL ? Style.DIM : Style.YELLOW;
        return head.right(numbers, Style.PLAIN, width - regime.length()).and(regime, style);
    }

    private static Line indexLine(BoardState state, SimulatedIndex index) {
        IndexReturn level = state.returns().get(index.id());
        Line line = Line.of(String.format(Locale.ROOT, "  %-9s", index.id()));
        if (level == null) {
            return line;
        }
        Line numbers = line.and(String.format(Locale.ROOT, " %10s", Figures.level(level.getLevel())))
                .and(
                        String.format(Locale.ROOT, " %9s", Figures.percent(level.getSessionReturn())),
                        side(level.getSessionReturn()));
        Breadth breadth = state.breadths().get(index.id());
        return breadth == null || !breadth.getSession().equals(level.getSession())
                ? numbers
                : breadthOn(numbers, breadth);
    }

    private static Line breadthOn(Line line, Breadth breadth) {
        Double advancing = breadth.getPercentAdvancing();
        int bar = advancing == null ? 0 : (int) Math.round(BAR * advancing);
        return line.and(String.format(
                        Locale.ROOT,
                        " %5d %5d %6s %6s ",
                        breadth.getAdvancers(),
                        breadth.getDecliners(),
                        Figures.ratio(breadth.getAdRatio()),
                        Figures.share(breadth.getCoverage())))
                .and("█".repeat(bar), Style.GREEN)
                .and(advancing == null ? "" : "░".repeat(BAR - bar), Style.RED);
    }

    private static Line alertsHead(BoardState state, Progress progress, int width) {
        long cleared = state.alerts().stream().filter(alert -> isOver(alert)).count();
        String numbers = Figures.count(progress.ticks()) + " ticks  " + Figures.seconds(progress.elapsed());
        return Line.of("Alerts", Style.BOLD)
                .and("  " + state.alerts().size() + " raised, " + cleared + " cleared")
                .right(numbers, Style.DIM, width);
    }

    private static boolean isOver(Alert alert) {
        return alert.getStatus() == AlertStatus.CLEARED || alert.getStatus() == AlertStatus.CANCELLED;
    }

    private List<Line> alertLines(Alert alert, int width) {
        boolean cleared = isOver(alert);
        String what = alert.getSignal().equals(alert.getEvent())
                ? alert.getSignal()
                : alert.getSignal() + " " + alert.getEvent();
        String note = cleared ? "  " + alert.getStatus().name().toLowerCase(Locale.ROOT) : "";
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("  " + Figures.clock(alert.getEpisodeStart(), zone(alert.getMarket())), Style.DIM)
                .and(String.format(Locale.ROOT, "  %-6s ", alert.getSeverity()), severity(alert, cleared))
                .and(what, cleared ? Style.DIM : Style.BOLD)
                .and("  " + alert.getSubject(), cleared ? Style.DIM : Style.PLAIN)
                .and(note, Style.DIM));
        Figures.wrapped(alert.getReason(), width - INDENT.length(), REASON_LINES)
                .forEach(line -> lines.add(Line.of(INDENT + line, cleared ? Style.DIM : Style.PLAIN)));
        return lines;
    }

    private ZoneId zone(String id) {
        return markets.stream()
                .filter(market -> market.id().equals(id))
                .map(market -> market.calendar().zone())
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    private static Style severity(Alert alert, boolean cleared) {
        if (cleared) {
            return Style.DIM;
        }
        return switch (alert.getSeverity()) {
            case HIGH -> Style.ALARM;
            case MEDIUM -> Style.YELLOW;
            case LOW -> Style.PLAIN;
        };
    }

    private static Style side(Double fraction) {
        if (fraction == null || fraction == 0) {
            return Style.PLAIN;
        }
        return fraction > 0 ? Style.GREEN : Style.RED;
    }
}
