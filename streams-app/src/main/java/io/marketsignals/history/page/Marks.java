package io.marketsignals.history.page;

import io.marketsignals.history.picture.Mark;
import io.marketsignals.history.picture.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The alerts of one chart: as few marks as can be told apart, and their number by session. */
final class Marks {
    /** Places for marks beside each other. */
    private static final int COLUMNS = 72;
    /** Sentences that a mark of many alerts quotes. */
    private static final int QUOTED = 5;

    private final List<AlertLife> alerts;
    private final Map<LocalDate, Integer> places = new HashMap<>();
    private final List<Mark> marks = new ArrayList<>();

    /** @param alerts as raised; those of other sessions are not drawn */
    Marks(List<AlertLife> alerts, List<LocalDate> sessions) {
        sessions.forEach(session -> places.put(session, places.size()));
        this.alerts = alerts.stream()
                .filter(alert -> places.containsKey(alert.session()))
                .toList();
        Map<Integer, List<AlertLife>> groups = new TreeMap<>();
        for (AlertLife alert : this.alerts) {
            int place = places.get(alert.session());
            int column = sessions.size() <= COLUMNS ? place : place * COLUMNS / sessions.size();
            groups.computeIfAbsent(column * 2 + (alert.up() ? 1 : 0), group -> new ArrayList<>())
                    .add(alert);
        }
        boolean named = groups.size() == this.alerts.size();
        groups.values().forEach(group -> marks.add(mark(group, named)));
    }

    private static Mark mark(List<AlertLife> group, boolean named) {
        AlertLife first = group.get(0);
        if (group.size() == 1) {
            return new Mark(first.session(), first.up(), named ? name(first) : "", first.reason());
        }
        LocalDate last = group.get(group.size() - 1).session();
        StringBuilder reason = new StringBuilder(last.equals(first.session()) ? "" : "to " + last)
                .append(": " + Figures.whole(group.size()) + " alerts");
        group.stream().limit(QUOTED).forEach(alert -> reason.append("\n").append(alert.reason()));
        if (group.size() > QUOTED) {
            reason.append("\n… and ")
                    .append(Figures.whole(group.size() - QUOTED))
                    .append(" more");
        }
        return new Mark(first.session(), first.up(), "", reason.toString());
    }

    private static String name(AlertLife alert) {
        return alert.type().substring(alert.type().indexOf(' ') + 1);
    }

    List<Mark> marks() {
        return marks;
    }

    /** Whether some mark stands for several alerts. */
    boolean thinned() {
        return marks.size() < alerts.size();
    }

    int size() {
        return alerts.size();
    }

    /** Alerts a session: those that point up above 0, the others below. */
    Panel counts() {
        List<Double> up = new ArrayList<>();
        List<Double> down = new ArrayList<>();
        places.forEach((session, place) -> {
            up.add(0.0);
            down.add(0.0);
        });
        for (AlertLife alert : alerts) {
            List<Double> side = alert.up() ? up : down;
            int place = places.get(alert.session());
            side.set(place, side.get(place) + (alert.up() ? 1 : -1));
        }
        return new Panel(
                List.of(
                        new Panel.Line("alerts a session: pointing up above 0", up),
                        new Panel.Line("pointing down or nowhere below", down)),
                true);
    }
}
