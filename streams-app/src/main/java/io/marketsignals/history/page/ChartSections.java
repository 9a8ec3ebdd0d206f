package io.marketsignals.history.page;

import io.marketsignals.history.picture.Band;
import io.marketsignals.history.picture.Mark;
import io.marketsignals.history.picture.Panel;
import io.marketsignals.history.picture.Strips;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.Function;

/** A chart for each index and each pair, its alerts on it. */
final class ChartSections {
    private final RunContents run;
    private final Html page;

    ChartSections(RunContents run, Html page) {
        this.run = run;
        this.page = page;
    }

    void write() {
        if (!run.indices().isEmpty()) {
            page.open("section", "id", "indices").element("h2", "Indices");
            run.indices().forEach(this::index);
            page.close("section");
        }
        if (!run.pairs().isEmpty()) {
            page.open("section", "id", "pairs").element("h2", "Small against large");
            run.pairs().forEach(this::pair);
            page.close("section");
        }
    }

    private void index(String index, NavigableMap<LocalDate, IndexClose> closes) {
        List<LocalDate> sessions = List.copyOf(closes.keySet());
        boolean members = closes.values().stream().anyMatch(close -> close.members() > 0);
        List<Panel> panels = new ArrayList<>();
        panels.add(panel("closing level, points", closes.values(), IndexClose::level));
        if (members) {
            panels.add(panel("advance/decline line", closes.values(), IndexClose::adLine));
            panels.add(panel(
                    "advancing, % of those that moved",
                    closes.values(), close -> hundredfold(close.percentAdvancing())));
        }
        Marks marks = marks(index, sessions);
        page.element("h3", index).element("p", levels(closes) + (members ? "" : " It has no members: no breadth."));
        draw(index, sessions, panels, marks, List.of());
    }

    private static String levels(NavigableMap<LocalDate, IndexClose> closes) {
        List<Double> known = known(closes.values(), IndexClose::level);
        String sessions = Figures.whole(closes.size()) + (closes.size() == 1 ? " session" : " sessions");
        if (known.isEmpty()) {
            return sessions + " without a level.";
        }
        double first = known.get(0);
        double last = known.get(known.size() - 1);
        double low = known.stream().min(Double::compare).orElseThrow();
        double high = known.stream().max(Double::compare).orElseThrow();
        String change = first == 0 ? "" : " (" + Figures.change(last / first - 1) + ")";
        return sessions + "; closes from " + Figures.level(first) + " to " + Figures.level(last) + change + ", lowest "
                + Figures.level(low) + ", highest " + Figures.level(high) + ".";
    }

    private void pair(String pair, NavigableMap<LocalDate, PairClose> closes) {
        List<LocalDate> sessions = List.copyOf(closes.keySet());
        List<Panel> panels = new ArrayList<>();
        panels.add(
                panel("closing spread, small minus large, %", closes.values(), close -> hundredfold(close.spread())));
        if (closes.values().stream().anyMatch(close -> close.z() != null)) {
            panels.add(panel("z of the spread", closes.values(), PairClose::z));
        }
        Marks marks = marks(pair, sessions);
        List<Band> bands = bands(closes.values());
        String shades = bands.isEmpty()
                ? " The regime is neutral throughout."
                : " Shaded: the small leg leads (blue) or the large one (orange).";
        page.element("h3", pair).element("p", Figures.whole(closes.size()) + " closing spreads." + shades);
        draw(pair, sessions, panels, marks, bands);
    }

    private static List<Band> bands(Collection<PairClose> closes) {
        List<Band> bands = new ArrayList<>();
        PairClose first = null;
        PairClose last = null;
        for (PairClose close : closes) {
            if (first != null && !close.regime().equals(first.regime())) {
                addBand(bands, first, last);
                first = null;
            }
            first = first == null ? close : first;
            last = close;
        }
        if (first != null) {
            addBand(bands, first, last);
        }
        return bands;
    }

    private static void addBand(List<Band> bands, PairClose first, PairClose last) {
        if (!first.regime().equals("NEUTRAL")) {
            String reason = first.regime() + " " + first.session() + " to " + last.session();
            bands.add(new Band(first.session(), last.session(), first.regime().equals("SMALL_LEAD"), reason));
        }
    }

    private Marks marks(String chart, List<LocalDate> sessions) {
        return new Marks(
                run.alerts().stream().filter(alert -> alert.isOf(chart)).toList(), sessions);
    }

    private void draw(String name, List<LocalDate> sessions, List<Panel> panels, Marks marks, List<Band> bands) {
        if (marks.size() > 0) {
            panels.add(marks.counts());
        }
        List<Mark> drawn = marks.marks();
        String title = name + ", " + sessions.get(0) + " to " + sessions.get(sessions.size() - 1);
        page.open("div", "class", "chart", "tabindex", "0", "role", "region", "aria-label", "Chart of " + name)
                .markup(new Strips(title, sessions, panels, drawn, bands).svg())
                .close("div");
        if (marks.thinned()) {
            page.element(
                    "p",
                    Figures.whole(marks.size()) + " alerts, drawn as " + drawn.size()
                            + " marks: alerts too near to tell apart share one. Point at a mark to read them;"
                            + " the lowest strip counts them all.",
                    "class",
                    "note");
        }
    }

    private static <T> Panel panel(String name, Collection<T> closes, Function<T, Double> value) {
        return new Panel(List.of(new Panel.Line(name, closes.stream().map(value).toList())), false);
    }

    private static <T> List<Double> known(Collection<T> closes, Function<T, Double> value) {
        return closes.stream().map(value).filter(Objects::nonNull).toList();
    }

    private static Double hundredfold(Double fraction) {
        return fraction == null ? null : Double.valueOf(fraction * 100);
    }
}
