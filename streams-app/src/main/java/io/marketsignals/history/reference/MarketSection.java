package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.MarketHalt;
import io.marketsignals.schema.SpecialSession;
import java.time.DayOfWeek;
import java.util.Map;

/**
 * One market of a reference file.
 *
 * @param body as the reference topic carries it
 * @param calendar the same, ready to ask
 */
record MarketSection(Market body, MarketCalendar calendar) {
    private static final String[] KEYS = {
        "name",
        "calendar",
        "zone",
        "open",
        "close",
        "sessions",
        "weekdays",
        "holidays",
        "special",
        "halts",
        "from",
        "to",
        "settle"
    };

    static MarketSection read(String id, YamlMap yaml) {
        String what = "market " + id;
        yaml.only(what, KEYS);
        MarketCalendar calendar = yaml.has("calendar")
                ? CalendarSection.read(what, yaml, ShippedCalendars.named(yaml.text("calendar", what)))
                : CalendarSection.read(what, yaml);
        String name = yaml.optionalText("name").map(YamlText::text).orElse(id);
        return new MarketSection(body(name, calendar), calendar);
    }

    private static Market body(String name, MarketCalendar calendar) {
        return Market.newBuilder()
                .setName(name)
                .setZone(calendar.zone().getId())
                .setOpen(calendar.regular().open().toString())
                .setClose(calendar.regular().close().toString())
                .setWeekdays(
                        calendar.declared()
                                ? calendar.weekdays().stream()
                                        .sorted()
                                        .map(DayOfWeek::name)
                                        .toList()
                                : null)
                .setHolidays(calendar.holidays().stream().sorted().toList())
                .setSpecial(calendar.special().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new SpecialSession(
                                e.getKey(),
                                e.getValue().open().toString(),
                                e.getValue().close().toString()))
                        .toList())
                .setSettleMillis(calendar.settle().toMillis())
                .setHalts(calendar.halts().stream()
                        .map(h -> new MarketHalt(h.date(), h.from().toString(), h.to().toString()))
                        .toList())
                .setFrom(calendar.from())
                .setTo(calendar.to())
                .build();
    }
}
