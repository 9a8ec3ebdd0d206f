package io.marketsignals.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.core.Ticks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A scenario's sessions as one tape, in the order in which everything is said. */
final class ScenarioTape {
    /** Event time may not jump by more than the application allows. */
    private static final long LONGEST_STEP = Duration.ofDays(7).toMillis();

    /** Markets tell each other once an hour how far they are. */
    private static final long AFTERWARDS = Duration.ofHours(2).toMillis();

    /** Something said, at the event time that the sources have reached by then. */
    record Said(long at, Ticks what) {}

    private ScenarioTape() {}

    static List<Ticks> of(Scenario scenario) {
        List<Said> said = new ArrayList<>();
        long end = 0;
        List<ScenarioSession> sessions = new ArrayList<>(ScenarioHistory.sessions(scenario));
        for (JsonNode session : scenario.text().path("sessions")) {
            sessions.add(ScenarioSession.of(scenario, session));
        }
        for (ScenarioSession session : sessions) {
            said.addAll(session.said());
            end = Math.max(end, session.over());
        }
        said.sort(Comparator.comparingLong(Said::at));
        return stepped(said, end);
    }

    private static List<Ticks> stepped(List<Said> said, long end) {
        List<Ticks> tape = new ArrayList<>();
        long reached = said.get(0).at();
        for (Said next : said) {
            for (reached += LONGEST_STEP; reached < next.at(); reached += LONGEST_STEP) {
                tape.add(Ticks.beat(reached));
            }
            tape.add(next.what());
            reached = next.at();
        }
        tape.add(Ticks.beat(Math.max(end, reached)));
        tape.add(Ticks.beat(Math.max(end, reached) + AFTERWARDS));
        return tape;
    }
}
