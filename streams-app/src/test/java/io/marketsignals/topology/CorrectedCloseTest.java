package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Evidence;
import io.marketsignals.schema.SessionClose;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Official closes that arrive after their session was closed; sessions from 9:00 to 17:00 UTC, closed at 17:01. */
class CorrectedCloseTest {
    private static final ReferenceFixture REFERENCE = new ReferenceFixture()
            .market("M")
            .fed("IX", "M")
            .derived("DX", "M", "A", "B")
            .resistance("Z", "IX", 100, 110)
            .settings("*", "rally.sessions", "1");
    private static final Instant CLOSE = Instant.parse("2024-03-05T17:00:00Z");

    private final DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults());

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldCancelAConfirmedBreakWhenTheOfficialCloseLiesInTheZone() {
        closeAt(90, 111);
        assertThat(zoneEvents())
                .containsExactly(
                        tuple("approach", AlertStatus.RAISED, 1),
                        tuple("enter", AlertStatus.RAISED, 1),
                        tuple("break", AlertStatus.RAISED, 1),
                        tuple("break-confirmed", AlertStatus.RAISED, 1));

        topology.officialLevel("IX", "2024-03-05T17:30:00Z", 109);
        topology.heartbeat("2024-03-05T18:00:00Z");

        List<Alert> alerts = alerts("level-zone");
        assertThat(alerts)
                .extracting(Alert::getEvent, Alert::getStatus, Alert::getRevision, Alert::getEpisodeStart)
                .containsExactly(
                        tuple("failed-break", AlertStatus.RAISED, 1, CLOSE),
                        tuple("break-confirmed", AlertStatus.CANCELLED, 2, CLOSE));
        assertThat(alerts).extracting(Alert::getEventTime).containsOnly(Instant.parse("2024-03-05T17:30:01Z"));
        assertThat(alerts.get(1).getReason()).contains("the close of IX was corrected from 111.00 to 109.00");
        assertThat(number(alerts.get(1), "formerClose:IX")).isEqualTo(111);
        assertThat(number(alerts.get(1), "close:IX")).isEqualTo(109);
    }

    @Test
    void shouldConfirmABreakThatOnlyTheOfficialCloseMakes() {
        closeAt(90, 109);
        topology.alerts();

        topology.officialLevel("IX", "2024-03-05T17:30:00Z", 111);
        topology.heartbeat("2024-03-05T18:00:00Z");

        assertThat(zoneEvents())
                .containsExactly(
                        tuple("break", AlertStatus.RAISED, 1), tuple("break-confirmed", AlertStatus.RAISED, 1));
    }

    @Test
    void shouldTellTheCloseAgainWhenAnOfficialOneCorrectsIt() {
        closeAt(90, 111);
        topology.officialLevel("IX", "2024-03-05T17:30:00Z", 109);
        topology.heartbeat("2024-03-05T18:00:00Z");

        assertThat(closes("IX", "2024-03-05"))
                .extracting(
                        SessionClose::getRevision,
                        SessionClose::getCloseLevel,
                        SessionClose::getOfficialClose,
                        SessionClose::getWatermark)
                .containsExactly(
                        tuple(1, 111.0, false, Instant.parse("2024-03-05T17:01:00Z")),
                        tuple(2, 109.0, true, Instant.parse("2024-03-05T17:30:01Z")));
    }

    @Test
    void shouldHashTheCorrectedStateWhenAnOfficialCloseCorrectsTheClose() {
        closeAt(90, 111);
        topology.officialLevel("IX", "2024-03-05T17:30:00Z", 109);
        topology.heartbeat("2024-03-05T18:00:00Z");

        List<String> hashes = closes("IX", "2024-03-05").stream()
                .map(SessionClose::getStateHash)
                .toList();

        assertThat(hashes).hasSize(2).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{32}"));
    }

    @Test
    void shouldCorrectARallyWhenItsReturnChanges() {
        closeAt(200, 214);
        topology.officialLevel("IX", "2024-03-05T17:30:00Z", 216);
        topology.heartbeat("2024-03-05T18:00:00Z");

        List<Alert> alerts = alerts("rally");

        assertThat(alerts)
                .extracting(Alert::getStatus, Alert::getRevision)
                .containsExactly(tuple(AlertStatus.RAISED, 1), tuple(AlertStatus.CORRECTED, 2));
        assertThat(alerts).extracting(Alert::getId).containsOnly(alerts.get(0).getId());
        assertThat(number(alerts.get(0), "return")).isCloseTo(0.07, within(1e-12));
        assertThat(number(alerts.get(1), "return")).isCloseTo(0.08, within(1e-12));
    }

    @Test
    void shouldRaiseARallyThatOnlyTheOfficialCloseReaches() {
        closeAt(200, 210);
        topology.officialLevel("IX", "2024-03-05T17:30:00Z", 214);
        topology.heartbeat("2024-03-05T18:00:00Z");

        assertThat(alerts("rally"))
                .extracting(Alert::getStatus, Alert::getRevision, Alert::getEpisodeStart, Alert::getEventTime)
                .containsExactly(tuple(AlertStatus.RAISED, 1, CLOSE, Instant.parse("2024-03-05T17:30:01Z")));
    }

    @Test
    void shouldTellTheSecondCorrectionWhenItsMinuteIsOver() {
        closeAt(200, 214);
        topology.officialLevel("IX", "2024-03-05T17:30:00Z", 216);
        topology.officialLevel("IX", "2024-03-05T17:30:10Z", 217);
        topology.officialLevel("IX", "2024-03-05T17:30:20Z", 218);
        topology.heartbeat("2024-03-05T17:31:00Z");
        assertThat(alerts("rally")).hasSize(2);

        topology.heartbeat("2024-03-05T17:31:02Z");

        assertThat(alerts("rally")).singleElement().satisfies(third -> {
            assertThat(third.getStatus()).isEqualTo(AlertStatus.CORRECTED);
            assertThat(third.getRevision()).isEqualTo(3);
            assertThat(third.getEventTime()).isEqualTo("2024-03-05T17:31:01Z");
            assertThat(number(third, "return")).isCloseTo(0.09, within(1e-12));
        });
    }

    @Test
    void shouldTellNothingWhenTheOfficialCloseEqualsTheLastLevel() {
        closeAt(200, 214);
        topology.alerts();

        topology.officialLevel("IX", "2024-03-05T17:30:00Z", 214);
        topology.heartbeat("2024-03-05T18:00:00Z");

        assertThat(topology.alerts()).isEmpty();
        assertThat(closes("IX", "2024-03-05"))
                .extracting(SessionClose::getOfficialClose)
                .containsExactly(false, true);
    }

    @Test
    void shouldCountAMembersOfficialCloseAfterTheSessionsEnd() {
        topology.price("A", "2024-03-04T12:00:00Z", 10);
        topology.price("B", "2024-03-04T12:00:00Z", 10);
        topology.heartbeat("2024-03-04T18:00:00Z");
        topology.price("A", "2024-03-05T12:00:00Z", 11);
        topology.price("B", "2024-03-05T12:00:00Z", 9);
        topology.heartbeat("2024-03-05T18:00:00Z");

        topology.officialPrice("B", "2024-03-05T18:30:00Z", 10.5);
        topology.heartbeat("2024-03-05T19:00:00Z");

        assertThat(closes("DX", "2024-03-05"))
                .extracting(
                        SessionClose::getRevision,
                        SessionClose::getAdvancers,
                        SessionClose::getDecliners,
                        SessionClose::getCloseLevel)
                .containsExactly(tuple(1, 1, 1, 1000.0), tuple(2, 2, 0, 1075.0));
        assertThat(topology.count("signals.out.of.session")).isZero();
    }

    @Test
    void shouldReopenNothingWhenALateTradeComesAfterTheSessionsEnd() {
        topology.price("A", "2024-03-04T12:00:00Z", 10);
        topology.heartbeat("2024-03-04T18:00:00Z");

        topology.price("A", "2024-03-04T16:00:00Z", 12);
        topology.heartbeat("2024-03-04T19:00:00Z");

        assertThat(closes("DX", "2024-03-04")).hasSize(1);
    }

    @Test
    void shouldCorrectThePreviousCloseOnlyWhenTheNextSessionHasOpened() {
        closeAt(200, 214);
        topology.level("IX", "2024-03-06T09:30:00Z", 220);
        topology.heartbeat("2024-03-06T09:31:00Z");
        topology.alerts();

        topology.officialLevel("IX", "2024-03-05T17:00:30Z", 220);
        topology.heartbeat("2024-03-06T18:00:00Z");

        List<SessionClose> closes = topology.sessions();
        assertThat(closes)
                .filteredOn(close -> close.getIndex().equals("IX"))
                .extracting(close -> close.getSession().toString(), SessionClose::getPreviousClose)
                .containsExactly(tuple("2024-03-04", null), tuple("2024-03-05", 200.0), tuple("2024-03-06", 220.0));
        assertThat(alerts("rally")).extracting(Alert::getStatus).containsExactly(AlertStatus.CLEARED);
        assertThat(topology.count("signals.late")).isZero();
    }

    /** Two sessions of IX that end with these levels, the second on 5 March. */
    private void closeAt(double first, double second) {
        topology.level("IX", "2024-03-04T12:00:00Z", first);
        topology.heartbeat("2024-03-04T18:00:00Z");
        topology.level("IX", "2024-03-05T12:00:00Z", second);
        topology.heartbeat("2024-03-05T17:05:00Z");
    }

    private List<Alert> alerts(String signal) {
        return topology.alerts().stream()
                .filter(alert -> alert.getSignal().equals(signal))
                .toList();
    }

    private List<org.assertj.core.groups.Tuple> zoneEvents() {
        return alerts("level-zone").stream()
                .map(alert -> tuple(alert.getEvent(), alert.getStatus(), alert.getRevision()))
                .toList();
    }

    private List<SessionClose> closes(String index, String session) {
        return topology.sessions().stream()
                .filter(close -> close.getIndex().equals(index)
                        && close.getSession().toString().equals(session))
                .toList();
    }

    private static double number(Alert alert, String name) {
        return alert.getEvidence().stream()
                .filter(fact -> fact.getName().equals(name))
                .map(Evidence::getNumber)
                .findFirst()
                .orElseThrow();
    }
}
