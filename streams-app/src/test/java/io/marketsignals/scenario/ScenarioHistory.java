package io.marketsignals.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.core.Ticks;
import io.marketsignals.model.Level;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.scenario.ScenarioSession.Day;
import io.marketsignals.scenario.ScenarioTape.Said;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sessions before the story: as many {@code sessions} as said, on the market's dates {@code from} one on. Each index or range
 * of symbols goes through its list of {@code levels} or {@code prices} over and over, one a session, at the session's middle;
 * 100 shares a price. Several markets have a list of histories.
 */
final class ScenarioHistory {
    private static final List<String> KEYS = List.of("market", "from", "sessions", "levels", "prices");

    private ScenarioHistory() {}

    static List<ScenarioSession> sessions(Scenario scenario) {
        JsonNode history = scenario.text().path("history");
        List<ScenarioSession> sessions = new ArrayList<>();
        if (history.isArray()) {
            history.forEach(each -> sessions.addAll(sessions(scenario, each)));
        } else if (!history.isMissingNode()) {
            sessions.addAll(sessions(scenario, history));
        }
        return sessions;
    }

    private static List<ScenarioSession> sessions(Scenario scenario, JsonNode history) {
        Fields.only(history, "a history", KEYS);
        MarketCalendar calendar = Day.calendar(scenario, history);
        List<ScenarioSession> sessions = new ArrayList<>();
        LocalDate date = LocalDate.parse(history.get("from").asText());
        while (sessions.size() < history.get("sessions").asInt()) {
            if (calendar.session(date).isPresent()) {
                sessions.add(session(history, sessions.size(), new Day(calendar, date)));
            }
            date = date.plusDays(1);
        }
        return sessions;
    }

    private static ScenarioSession session(JsonNode history, int number, Day day) {
        var hours = day.calendar().session(day.date()).orElseThrow();
        long middle = (hours.open() + hours.close()) / 2;
        List<Said> said = new ArrayList<>();
        for (Map.Entry<String, JsonNode> index : history.path("levels").properties()) {
            double level = turn(index.getValue(), number);
            said.add(ScenarioSession.level(middle, Level.traded(index.getKey(), middle, level, 0)));
        }
        for (Map.Entry<String, JsonNode> range : history.path("prices").properties()) {
            double price = turn(range.getValue(), number);
            SymbolRange.symbols(range.getKey())
                    .forEach(symbol ->
                            said.add(new Said(middle, new Ticks.Traded(Price.traded(symbol, middle, price, 100)))));
        }
        said.add(ScenarioSession.beat(day.over()));
        return new ScenarioSession(said, day.over());
    }

    private static double turn(JsonNode values, int number) {
        return values.get(number % values.size()).asDouble();
    }
}
