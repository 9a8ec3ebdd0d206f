package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlNode;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.SessionHours;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.SpecialSession;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One market of a reference file.
 *
 * @param body as the reference topic carries it
 * @param calendar the same, ready to ask
 */
record MarketSection(Market body, MarketCalendar calendar) {
    private static final String[] KEYS = {
        "name", "zone", "open", "close", "sessions", "weekdays", "holidays", "special", "settle"
    };

    static MarketSection read(String id, YamlMap yaml) {
        String what = "market " + id;
        yaml.only(what, KEYS);
        boolean fromData = fromData(yaml, what);
        ZoneId zone = yaml.text("zone", what).zone();
        SessionHours regular = hours(yaml, what);
        Set<DayOfWeek> weekdays = new LinkedHashSet<>();
        yaml.items("weekdays").forEach(day -> weekdays.add(day.text("a weekday").oneOf(DayOfWeek.class)));
        Set<LocalDate> holidays = new LinkedHashSet<>();
        yaml.items("holidays").forEach(day -> holidays.add(day.text("a holiday").date()));
        Map<LocalDate, SessionHours> special = special(yaml, what);
        Duration settle = yaml.optionalText("settle").map(YamlText::duration).orElse(Duration.ofMinutes(1));
        if (settle.isNegative()) {
            throw yaml.position("settle").error("the settle time of " + what + " must not be negative");
        }
        Market body = Market.newBuilder()
                .setName(yaml.optionalText("name").map(YamlText::text).orElse(id))
                .setZone(zone.getId())
                .setOpen(regular.open().toString())
                .setClose(regular.close().toString())
                .setWeekdays(
                        fromData ? null : weekdays.stream().map(DayOfWeek::name).toList())
                .setHolidays(List.copyOf(holidays))
                .setSpecial(special.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new SpecialSession(
                                e.getKey(),
                                e.getValue().open().toString(),
                                e.getValue().close().toString()))
                        .toList())
                .setSettleMillis(settle.toMillis())
                .build();
        return new MarketSection(body, new MarketCalendar(zone, regular, weekdays, holidays, special, settle));
    }

    private static boolean fromData(YamlMap yaml, String what) {
        boolean declared = yaml.has("weekdays") || yaml.has("special");
        if (!yaml.has("sessions")) {
            if (!declared) {
                throw yaml.error(what + " needs either 'weekdays' or 'sessions: from-data'");
            }
            return false;
        }
        YamlText sessions = yaml.text("sessions", what);
        if (!sessions.text().equals("from-data")) {
            throw sessions.error("'sessions' of " + what + " can only be from-data, not '" + sessions.text() + "'");
        }
        if (declared || yaml.has("holidays")) {
            throw sessions.error(what + " takes its sessions from the data, so it cannot have weekdays, holidays or"
                    + " special sessions");
        }
        return true;
    }

    private static Map<LocalDate, SessionHours> special(YamlMap yaml, String what) {
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

    private static SessionHours hours(YamlMap yaml, String what) {
        YamlText open = yaml.text("open", what);
        YamlText close = yaml.text("close", what);
        if (!open.time().isBefore(close.time())) {
            throw open.error(what + " must open before it closes: " + open.text() + " to " + close.text());
        }
        return new SessionHours(open.time(), close.time());
    }
}
