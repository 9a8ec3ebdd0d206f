package io.marketsignals.index.zone;

import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.SessionSummary;
import io.marketsignals.model.Settings;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Zones from pivots: a session's high strictly above the highs of the sessions around it becomes a resistance, a low
 * strictly below becomes a support.
 *
 * @param on whether pivots make zones
 * @param span sessions on each side
 * @param width of the zone, a fraction of the pivot, half of it on each side
 * @param life sessions' calendar days that a pivot's zone holds
 */
public record Pivots(boolean on, int span, double width, int life) {
    private static final String PIVOT = ":pivot-";

    /**
     * {@code level-zone.pivots} true, {@code level-zone.pivot-span} 5, {@code level-zone.pivot-width} 0.009, {@code
     * level-zone.pivot-days} 90.
     */
    public static Pivots from(Settings settings) {
        return new Pivots(
                settings.flag("level-zone.pivots", true),
                settings.count("level-zone.pivot-span", 5, 1, 10),
                settings.number("level-zone.pivot-width", 0.009, 0.0001, 0.2),
                settings.count("level-zone.pivot-days", 90, 1, 3650));
    }

    /** The zone of the role that a history's newest complete pivot makes; empty when there is none. */
    public Optional<ZoneDefinition> zone(IndexHistory history, Role role) {
        SessionSummary middle = on ? history.back(span + 1) : null;
        Double pivot = middle == null ? null : extreme(middle, role);
        if (pivot == null) {
            return Optional.empty();
        }
        int side = role == Role.RESISTANCE ? 1 : -1;
        for (int n = 1; n <= 2 * span + 1; n++) {
            SessionSummary other = history.back(n);
            Double value = other == null ? null : extreme(other, role);
            if (n != span + 1 && (value == null || value * side >= pivot * side)) {
                return Optional.empty();
            }
        }
        LocalDate date = LocalDate.ofEpochDay(middle.session());
        String kind = role == Role.RESISTANCE ? "high" : "low";
        return Optional.of(new ZoneDefinition(
                history.index() + PIVOT + kind + ":" + date,
                history.index(),
                role,
                pivot * (1 - width / 2),
                pivot * (1 + width / 2),
                "pivot " + kind + " of " + date,
                date.plusDays(life)));
    }

    /** Whether a zone's id says that a pivot of the index made it. */
    public static boolean made(String zone, String index) {
        return zone.startsWith(index + PIVOT);
    }

    private static Double extreme(SessionSummary summary, Role role) {
        return role == Role.RESISTANCE ? summary.high() : summary.low();
    }
}
