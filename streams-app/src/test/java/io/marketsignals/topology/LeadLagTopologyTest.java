package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Evidence;
import io.marketsignals.schema.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** US leads AU through the whole topology; both trade from 09:00 to 17:00 UTC on each date with data. */
class LeadLagTopologyTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    /** So many sessions before relative volume has a value. */
    private static final int WARM_UP = 20;

    private DrivenTopology topology = driven(reference().leadLag("US-AU", "LEADER", "FOLLOWER"));

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldConfirmWhenTheFollowerGainsBroadlyOnItsUsualVolume() {
        sessions(0, WARM_UP);
        session(20, 1060, 100); // the leader closes 6 % up
        session(21, 1060, 100);
        session(22, 1060, 101); // the follower's members gain 1 %

        List<Alert> alerts = leadLag();

        assertThat(alerts)
                .extracting(Alert::getEvent, Alert::getSeverity, Alert::getEventTime, Alert::getStatus)
                .containsExactly(
                        tuple("watch-opened", Severity.LOW, at(20, "17:00:00"), AlertStatus.RAISED),
                        tuple("follow-through-confirmed", Severity.HIGH, at(22, "17:00:00"), AlertStatus.RAISED));
        Alert confirmed = alerts.get(1);
        assertThat(confirmed.getMarket()).isEqualTo("AU");
        assertThat(confirmed.getSubject()).isEqualTo("US-AU");
        assertThat(confirmed.getSession()).isEqualTo(FIRST.plusDays(22));
        assertThat(confirmed.getAsOf()).isEqualTo(at(22, "16:59:59"));
        assertThat(confirmed.getWatermark()).isEqualTo(at(22, "17:01:00"));
        assertThat(confirmed.getCoverage()).isEqualTo(1.0);
        assertThat(confirmed.getForced()).isFalse();
        assertThat(confirmed.getReason())
                .isEqualTo("FOLLOWER follows LEADER in session 2 of 10: up 1.00 %, 100.0 % of its movers advancing,"
                        + " 1.00 times its usual volume.");
        assertThat(alerts.get(0).getReason())
                .isEqualTo("LEADER rallied: FOLLOWER is watched for its next 10 sessions, from 2024-03-22 on.");
    }

    @Test
    void shouldSayWhatItRestsOnWhenConfirmed() {
        sessions(0, WARM_UP);
        session(20, 1060, 100);
        session(21, 1060, 101);

        List<Alert> alerts = topology.alerts();

        String rally = alerts.stream()
                .filter(alert ->
                        alert.getSignal().equals("rally") && alert.getMarket().equals("US"))
                .findFirst()
                .orElseThrow()
                .getId();
        Alert confirmed = alerts.stream()
                .filter(alert -> alert.getEvent().equals("follow-through-confirmed"))
                .findFirst()
                .orElseThrow();
        assertThat(confirmed.getEvidence())
                .extracting(Evidence::getName, LeadLagTopologyTest::value)
                .containsExactly(
                        tuple("leader", "LEADER"),
                        tuple("leaderMarket", "US"),
                        tuple("trigger", "rally"),
                        tuple("triggerAlert", rally),
                        tuple("triggerTime", at(20, "17:00:00")),
                        tuple("follower", "FOLLOWER"),
                        tuple("sessions", 1.0),
                        tuple("close", 1010.0),
                        tuple("return", 1010.0 / 1000 - 1),
                        tuple("percentAdvancing", 1.0),
                        tuple("relativeVolume", 1.0));
        assertThat(confirmed.getThresholds())
                .extracting(Evidence::getName, Evidence::getNumber)
                .containsExactly(
                        tuple("lead-lag.sessions", 10.0),
                        tuple("lead-lag.return", 0.01),
                        tuple("lead-lag.advancing", 0.6),
                        tuple("lead-lag.relative-volume", 1.0));
    }

    @Test
    void shouldNotConfirmWhenRelativeVolumeHasNoValueYet() {
        sessions(0, 2);
        session(2, 1060, 100);
        session(3, 1060, 110);
        for (int day = 4; day < 14; day++) {
            session(day, 1060, 110);
        }

        assertThat(leadLag())
                .extracting(Alert::getEvent, Alert::getEventTime)
                .containsExactly(tuple("watch-opened", at(2, "17:00:00")), tuple("not-confirmed", at(12, "17:00:00")));
    }

    @Test
    void shouldWatchTheFollowerOfAZoneWhenItsBreakIsConfirmed() {
        topology.close();
        topology =
                driven(reference().leadLag("US-AU", "LEADER", "FOLLOWER").resistance("CEILING", "LEADER", 1010, 1020));
        sessions(0, 2);
        session(2, 1030, 100);
        session(3, 1030, 100);

        assertThat(leadLag()).extracting(Alert::getEvent).containsExactly("watch-opened");
        assertThat(topology.count("signals.alerts", "signal", "lead-lag")).isEqualTo(1);
    }

    @Test
    void shouldSayNothingWhenTheLeadLagMakesNoSense() {
        topology.close();
        topology = driven(reference()
                .leadLag("UNKNOWN", "LEADER", "NOBODY")
                .leadLag("SAME", "LEADER", "NEIGHBOUR")
                .leadLag("ITSELF", "LEADER", "LEADER"));
        sessions(0, 2);
        session(2, 1060, 100);
        session(3, 1060, 101);

        assertThat(leadLag()).isEmpty();
    }

    private static ReferenceFixture reference() {
        return new ReferenceFixture()
                .market("US")
                .market("AU")
                .fed("LEADER", "US")
                .fed("NEIGHBOUR", "US")
                .derived("FOLLOWER", "AU", "A", "B")
                .settings("LEADER", "rally.sessions", "1");
    }

    private static DrivenTopology driven(ReferenceFixture reference) {
        return new DrivenTopology(reference, PipelineSettings.defaults());
    }

    private void sessions(int from, int to) {
        for (int day = from; day < to; day++) {
            session(day, 1000, 100);
        }
    }

    /** A date on which the leader and the follower's members stand at these levels. */
    private void session(int day, double leader, double members) {
        topology.level("LEADER", at(day, "10:00:00").toString(), leader);
        topology.price("A", at(day, "10:00:00").toString(), members);
        topology.price("B", at(day, "10:00:00").toString(), members);
        topology.heartbeat(at(day, "18:00:05").toString());
    }

    private List<Alert> leadLag() {
        return topology.alerts().stream()
                .filter(alert -> alert.getSignal().equals("lead-lag"))
                .toList();
    }

    private static Object value(Evidence evidence) {
        return Stream.of(
                        Optional.<Object>ofNullable(evidence.getNumber()),
                        Optional.<Object>ofNullable(evidence.getText()),
                        Optional.<Object>ofNullable(evidence.getTime()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(int day, String time) {
        return Instant.parse(FIRST.plusDays(day) + "T" + time + "Z");
    }
}
