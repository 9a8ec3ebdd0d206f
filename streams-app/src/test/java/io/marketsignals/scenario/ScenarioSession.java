package io.marketsignals.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.core.Ticks;
import io.marketsignals.model.Level;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Session;
import io.marketsignals.scenario.ScenarioTape.Said;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One session of one market: {@code market} where there are several, {@code date}, {@code levels} by index and local time,
 * {@code prices} of symbols or ranges of them, {@code official} closes of indices, and {@code heartbeats}, local times at which
 * event time goes on everywhere, one a minute after the session's end if nothing is said.
 *
 * <p>A price says {@code symbols}, {@code at}, {@code price}, and if it must {@code volume} (100), {@code official}, {@code halted}
 * and the time at which it {@code arrives}; an official close says {@code index}, {@code at}, {@code level} and {@code arrives}.
 *
 * @param over event time at which the session has ended, epoch milliseconds
 */
record ScenarioSession(List<Said> said, long over) {
    private static final List<String> KEYS = List.of("market", "date", "levels", "prices", "official", "heartbeats");
    private static final List<String> PRICE =
            List.of("symbols", "at", "price", "volume", "official", "halted", "arrives");
    private static final List<String> OFFICIAL = List.of("index", "at", "level", "arrives");
    private static final long MINUTE = 60_000;

    /** A market's local times on one date. */
    record Day(MarketCalendar calendar, LocalDate date) {
        static Day of(Scenario scenario, JsonNode session) {
            return new Day(
                    calendar(scenario, session),
                    LocalDate.parse(session.get("date").asText()));
        }

        /** The calendar of the market that a part of the story names, or of the only one. */
        static MarketCalendar calendar(Scenario scenario, JsonNode part) {
            Map<String, MarketCalendar> calendars = scenario.reference().calendars();
            if (calendars.size() > 1 && !part.has("market")) {
                throw new IllegalArgumentException("of several markets, which? " + part);
            }
            return part.has("market")
                    ? calendars.get(part.get("market").asText())
                    : calendars.values().iterator().next();
        }

        long at(String time) {
            return date.atTime(LocalTime.parse(time))
                    .atZone(calendar.zone())
                    .toInstant()
                    .toEpochMilli();
        }

        /** A minute after the session's end. */
        long over() {
            return calendar.session(date).map(Session::end).orElseThrow() + MINUTE;
        }
    }

    static ScenarioSession of(Scenario scenario, JsonNode session) {
        Fields.only(session, "a session", KEYS);
        Day day = Day.of(scenario, session);
        List<Said> said = new ArrayList<>();
        for (Map.Entry<String, JsonNode> index : session.path("levels").properties()) {
            for (Map.Entry<String, JsonNode> level : index.getValue().properties()) {
                long time = day.at(level.getKey());
                said.add(level(
                        time,
                        Level.traded(index.getKey(), time, level.getValue().asDouble(), 0)));
            }
        }
        for (JsonNode price : session.path("prices")) {
            said.addAll(prices(day, price));
        }
        for (JsonNode close : session.path("official")) {
            Fields.only(close, "an official close", OFFICIAL);
            long time = day.at(close.get("at").asText());
            Level level = new Level(
                    close.get("index").asText(), time, close.get("level").asDouble(), 0, true);
            said.add(level(arrival(day, close), level));
        }
        if (session.has("heartbeats")) {
            session.get("heartbeats").forEach(beat -> said.add(beat(day.at(beat.asText()))));
        } else {
            said.add(beat(day.over()));
        }
        return new ScenarioSession(said, day.over());
    }

    static Said level(long at, Level level) {
        return new Said(at, new Ticks.Levelled(level));
    }

    static Said beat(long at) {
        return new Said(at, Ticks.beat(at));
    }

    private static List<Said> prices(Day day, JsonNode price) {
        Fields.only(price, "a price", PRICE);
        long time = day.at(price.get("at").asText());
        long arrives = arrival(day, price);
        return SymbolRange.symbols(price.get("symbols").asText()).stream()
                .map(symbol -> new Price(
                        symbol,
                        time,
                        price.get("price").asDouble(),
                        price.path("volume").asLong(100),
                        price.path("official").asBoolean(),
                        price.path("halted").asBoolean()))
                .map(tick -> new Said(arrives, new Ticks.Traded(tick)))
                .toList();
    }

    private static long arrival(Day day, JsonNode tick) {
        return day.at(tick.get(tick.has("arrives") ? "arrives" : "at").asText());
    }
}
