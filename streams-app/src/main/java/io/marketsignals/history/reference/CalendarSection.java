package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlNode;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.model.Halt;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.SessionHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calendar of a market: written out, or a shipped one with what the market adds to it. */
final class CalendarSection {
    /** Keys of a calendar that a market with a shipped one cannot give. */
    private static final List<String> WHOLE = List.of("zone", "open", "close", "sessions", "weekdays");

    private final YamlMap yaml;
    private final String what;

    private CalendarSection(YamlMap yaml, String what) {
        this.yaml = yaml;
        this.what = what;
    }

    /** The calendar that is written out. */
    static MarketCalendar read(String what, YamlMap yaml) {
        return new CalendarSection(yaml, what).whole();
    }

    /** A shipped calendar with the dates, halts, bounds and settle time that the market gives itself. */
    static MarketCalendar read(String what, YamlMap yaml, MarketCalendar shipped) {
        return new CalendarSection(yaml, what).on(shipped);
    }

    private MarketCalendar whole() {
        checkSource();
        Set<DayOfWeek> weekdays = new LinkedHashSet<>();
        yaml.items("weekdays").forEach(day -> weekdays.add(day.text("a weekday").oneOf(DayOfWeek.class)));
        return checked(new MarketCalendar(
                yaml.text("zone", what).zone(),
                hours(yaml, what),
                weekdays,
                holidays(),
                special(),
                halts(),
                from(null),
                to(null, from(null)),
                settle(Duration.ofMinutes(1))));
    }

    private MarketCalendar on(MarketCalendar shipped) {
        for (String key : WHOLE) {
            if (yaml.has(key)) {
                throw yaml.position(key)
                        .error(what + " takes its hours from calendar "
                                + yaml.text("calendar", what).text() + ", so it cannot have '" + key + "'");
            }
        }
        Set<LocalDate> closed = holidays();
        Set<LocalDate> holidays = new LinkedHashSet<>(shipped.holidays());
        holidays.addAll(closed);
        Map<LocalDate, SessionHours> special = new HashMap<>(shipped.special());
        special.keySet().removeAll(closed);
        special.putAll(special());
        List<Halt> halts = new ArrayList<>(shipped.halts());
        halts.addAll(halts());
        return checked(new MarketCalendar(
                shipped.zone(),
                shipped.regular(),
                shipped.weekdays(),
                holidays,
                special,
                halts,
                from(shipped.from()),
                to(shipped.to(), from(shipped.from())),
                settle(shipped.settle())));
    }

    /** Refuses a market whose sessions are neither declared nor taken from the data, or both. */
    private void checkSource() {
        boolean declared = yaml.has("weekdays") || yaml.has("special");
        if (!yaml.has("sessions")) {
            if (!declared) {
                throw yaml.error(what + " needs 'calendar', 'weekdays' or 'sessions: from-data'");
            }
            return;
        }
        YamlText sessions = yaml.text("sessions", what);
        if (!sessions.text().equals("from-data")) {
            throw sessions.error("'sessions' of " + what + " can only be from-data, not '" + sessions.text() + "'");
        }
        if (declared || yaml.has("holidays") || yaml.has("from") || yaml.has("to")) {
            throw sessions.error(what + " takes its sessions from the data, so it cannot have weekdays, holidays,"
                    + " special sessions, 'from' or 'to'");
        }
    }

    private Set<LocalDate> holidays() {
        Set<LocalDate> holidays = new LinkedHashSet<>();
        for (YamlNode item : yaml.items("holidays")) {
            LocalDate date = item.text("a holiday").date();
            if (!holidays.add(date)) {
                throw item.error(what + " names the holiday " + date + " twice");
            }
        }
        return holidays;
    }

    private Map<LocalDate, SessionHours> special() {
        Map<LocalDate, SessionHours> special = new HashMap<>();
        for (YamlNode item : yaml.items("special")) {
            YamlMap session = item.map("a special session").only("a special session", "date", "open", "close");
            LocalDate date = session.text("date", "a special session").date();
            if (special.put(date, hours(session, "the special session of " + date)) != null) {
                throw session.error(what + " has two special sessions on " + date);
            }
        }
        return special;
    }

    private List<Halt> halts() {
        List<Halt> halts = new ArrayList<>();
        for (YamlNode item : yaml.items("halts")) {
            YamlMap halt = item.map("a halt").only("a halt", "date", "from", "to");
            YamlText from = halt.text("from", "a halt");
            YamlText to = halt.text("to", "a halt");
            if (!from.time().isBefore(to.time())) {
                throw from.error("a halt must begin before it ends: " + from.text() + " to " + to.text());
            }
            halts.add(new Halt(halt.text("date", "a halt").date(), from.time(), to.time()));
        }
        return halts;
    }

    private LocalDate from(LocalDate otherwise) {
        return yaml.optionalText("from").map(YamlText::date).orElse(otherwise);
    }

    private LocalDate to(LocalDate otherwise, LocalDate from) {
        LocalDate to = yaml.optionalText("to").map(YamlText::date).orElse(otherwise);
        if (from != null && to != null && !from.isBefore(to)) {
            throw yaml.position("to")
                    .error("the calendar of " + what + " must begin before it ends: " + from + " to " + to);
        }
        return to;
    }

    private Duration settle(Duration otherwise) {
        Duration settle = yaml.optionalText("settle").map(YamlText::duration).orElse(otherwise);
        if (settle.isNegative()) {
            throw yaml.position("settle").error("the settle time of " + what + " must not be negative");
        }
        return settle;
    }

    /** Refuses a halt or a special session that could never be: it is on the wrong date. */
    private MarketCalendar checked(MarketCalendar calendar) {
        for (String list : List.of("special", "halts")) {
            for (YamlNode item : yaml.items(list)) {
                LocalDate date = item.map(list).text("date", list).date();
                if (calendar.session(date).isEmpty()) {
                    throw item.error(what + " holds no session on " + date);
                }
            }
        }
        return calendar;
    }

    private static SessionHours hours(YamlMap yaml, String what) {
        YamlText open = yaml.text("open", what);
        YamlText close = yaml.text("close", what);
        if (!open.time().isBefore(close.time())) {
            throw open.error(what + " must open before it closes: " + open.text() + " to " + close.text());
        }
        return new SessionHours(open.time(), close.time());
    }
}
