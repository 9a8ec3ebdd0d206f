package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AverageBreadth;
import io.marketsignals.schema.CallKind;
import io.marketsignals.schema.HighsLows;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.TechnicalCall;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a symbol's history and averages become on the way through the topology. */
class SymbolOutputsTest {
    private final DrivenTopology topology = new DrivenTopology(
            new ReferenceFixture().market("M").derived("IX", "M", "A", "B").settings("M", "highs-lows.sessions", "2"),
            PipelineSettings.defaults());

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldCountNewHighsOfTheSettingsSessionsWhenASessionCloses() {
        for (int day = 4; day <= 7; day++) {
            // A rises by 1 a day; B stands still. Two closed sessions are enough from the third day on
            topology.price("A", "2024-03-0" + day + "T12:00:00Z", 10 + day);
            topology.price("B", "2024-03-0" + day + "T12:00:01Z", 10);
            topology.heartbeat("2024-03-0" + day + "T18:00:00Z");
        }

        List<SessionClose> closes = topology.sessions();

        assertThat(closes)
                .extracting(SessionClose::getHighsLows)
                .containsExactly(
                        null,
                        new HighsLows(2, 0, 2, 0, 0, 0, 0, 0, null),
                        new HighsLows(2, 2, 0, 1, 0, 1, 0, 1, 100.0),
                        new HighsLows(2, 2, 0, 1, 0, 1, 0, 1, 100.0));
        assertThat(closes.get(3).getAverages())
                .containsExactly(
                        new AverageBreadth(20, 0, 0, null),
                        new AverageBreadth(50, 0, 0, null),
                        new AverageBreadth(200, 0, 0, null));
    }

    /**
     * After a first price of 100 the averages are 200/39 and 200/101. A price of 1 in each of m windows takes them to
     * 1 + (200/39 - 1) (37/39)^m and 1 + (200/101 - 1) (99/101)^m: the short one is the smaller from m = 45 on.
     */
    @Test
    void shouldPublishACallBySymbolAndCountItWhenItsWindowCloses() {
        fall();

        List<TestRecord<String, byte[]>> records = topology.records(TopicNames.TECHNICAL_CALLS);
        Instant end = Instant.parse("2024-03-05T12:45:00Z");
        assertThat(records)
                .extracting(TestRecord::key, TestRecord::timestamp)
                .containsExactly(tuple("A", end.toEpochMilli()));
        TechnicalCall call = topology.decode(records.get(0).value(), TechnicalCall.class);
        assertThat(call)
                .extracting(
                        TechnicalCall::getSymbol,
                        TechnicalCall::getMarket,
                        TechnicalCall::getSession,
                        TechnicalCall::getWindowEnd,
                        TechnicalCall::getCall,
                        TechnicalCall::getPrice)
                .containsExactly("A", "M", LocalDate.of(2024, 3, 5), end, CallKind.SELL, 1.0);
        assertThat(call.getEma38()).isCloseTo(1.386, within(0.0005));
        assertThat(call.getEma100()).isCloseTo(1.399, within(0.0005));
        assertThat(topology.sessions())
                .extracting(SessionClose::getTechnicalUpgrades, SessionClose::getTechnicalDowngrades)
                .containsExactly(tuple(0, 0), tuple(0, 1));
    }

    @Test
    void shouldAlertWhenEnoughMembersGetACallAndClearAtTheClose() {
        fall();

        assertThat(topology.alerts())
                .filteredOn(alert -> alert.getSignal().equals("technical-call"))
                .extracting(
                        alert -> alert.getStatus().name(),
                        alert -> alert.getDirection().name(),
                        alert -> alert.getSeverity().name(),
                        Alert::getEventTime)
                .containsExactly(
                        tuple("RAISED", "DOWN", "HIGH", Instant.parse("2024-03-05T12:45:00Z")),
                        tuple("CLEARED", "DOWN", "HIGH", Instant.parse("2024-03-05T17:00:00Z")));
    }

    /** A at 100 on Monday, at 1 in each of 50 windows of Tuesday; B stands still. */
    private void fall() {
        topology.price("A", "2024-03-04T12:00:00Z", 100);
        topology.price("B", "2024-03-04T12:00:00Z", 10);
        topology.heartbeat("2024-03-04T18:00:00Z");
        Instant open = Instant.parse("2024-03-05T09:00:00Z");
        topology.price("B", open.toString(), 10);
        for (int window = 0; window < 50; window++) {
            topology.price("A", open.plus(Duration.ofMinutes(5L * window)).toString(), 1);
        }
        topology.heartbeat("2024-03-05T18:00:00Z");
    }
}
