package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.EarningsDate;
import io.marketsignals.schema.Evidence;
import io.marketsignals.schema.Flow;
import io.marketsignals.schema.RateDecision;
import io.marketsignals.schema.RatingChange;
import io.marketsignals.schema.RatingDirection;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.WireEncoder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Context events on their way into alerts and sessions. IX meets its zone on 4 March 2024 at 12:00:00 UTC, so that the
 * alert's event time is 12:00:01.
 */
class ContextEventsTest {
    private static final ReferenceFixture REFERENCE = new ReferenceFixture()
            .market("M")
            .market("N")
            .fed("IX", "M", "A", "B", "C", "D", "E")
            .fed("S", "M")
            .fed("L", "M")
            .pair("P", "M", "S", "L")
            .resistance("Z", "IX", 100, 110);

    private DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults());

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldTellEveryKindInWordsWhenAnAlertIsRaised() {
        topology.publish(event("M", "2024-03-04T08:00:00Z", new RateDecision("Fed", 0.045, 0.0425, List.of())));
        topology.publish(event("M", "2024-03-04T07:00:00Z", new Flow("foreign funds", -1_234_560_000.0, "USD")));
        topology.publish(event("IX", "2024-03-04T06:00:00Z", new Flow("pension funds", 2_000_000.0, "USD")));
        topology.publish(event("N", "2024-03-04T05:00:00Z", new RateDecision("Bank", 0.01, 0.01, List.of("M"))));

        meetZone();

        assertThat(context(topology.alerts()))
                .containsExactly(
                        tuple(
                                "context:rate-decision",
                                "2024-03-04T08:00:00Z Fed cuts its policy rate from 4.50 % to 4.25 %"),
                        tuple("context:flow", "2024-03-04T07:00:00Z foreign funds sold 1,234.6 million USD net in M"),
                        tuple("context:flow", "2024-03-04T06:00:00Z pension funds bought 2.0 million USD net in IX"),
                        tuple("context:rate-decision", "2024-03-04T05:00:00Z Bank keeps its policy rate at 1.00 %"));
    }

    @Test
    void shouldCarryAnEventWhenItIsJustKnown() {
        topology.publish(flow("M", "2024-03-04T11:00:00Z", "2024-03-04T11:59:01Z"));

        meetZone();

        assertThat(context(topology.alerts())).hasSize(1);
    }

    @Test
    void shouldNotCarryAnEventWhenItIsNotYetKnown() {
        topology.publish(flow("M", "2024-03-04T11:00:00Z", "2024-03-04T11:59:01.001Z"));

        meetZone();

        assertThat(context(topology.alerts())).isEmpty();
    }

    @Test
    void shouldNotCarryAnEventOutsideOfTheDaysAroundTheSession() {
        topology.publish(flow("M", "2024-03-01T09:00:00Z", "2024-03-01T09:00:00Z"));
        topology.publish(flow("M", "2024-03-01T08:59:59.999Z", "2024-03-01T09:00:00Z"));
        topology.publish(flow("M", "2024-03-07T17:00:00Z", "2024-03-01T09:00:00Z"));
        topology.publish(flow("M", "2024-03-07T17:00:00.001Z", "2024-03-01T09:00:00Z"));

        meetZone();

        assertThat(context(topology.alerts()))
                .extracting(evidence -> evidence.toList().get(1).toString().substring(0, 20))
                .containsExactly("2024-03-07T17:00:00Z", "2024-03-01T09:00:00Z");
    }

    @Test
    void shouldNotCarryEventsOfOtherMarketsAndOfMembers() {
        topology.publish(event("N", "2024-03-04T08:00:00Z", new RateDecision("Bank", 0.01, 0.02, List.of())));
        topology.publish(event("A", "2024-03-04T08:00:00Z", new EarningsDate(LocalDate.parse("2024-03-04"), "Q4")));
        topology.publish(event("S", "2024-03-04T08:00:00Z", new Flow("funds", 1.0, "USD")));

        meetZone();

        assertThat(context(topology.alerts())).isEmpty();
    }

    @Test
    void shouldCarryTheFiveNewestWhenThereAreMore() {
        for (int hour = 1; hour <= 7; hour++) {
            topology.publish(flow("M", "2024-03-04T0" + hour + ":00:00Z", "2024-03-04T08:00:00Z"));
        }

        meetZone();

        assertThat(context(topology.alerts()))
                .extracting(evidence -> evidence.toList().get(1).toString().substring(12, 13))
                .containsExactly("7", "6", "5", "4", "3");
    }

    @Test
    void shouldCarryTheContextInEveryRevisionAndOfBothLegsWhenAPairIsSplit() {
        topology.level("S", "2024-03-01T12:00:00Z", 100);
        topology.level("L", "2024-03-01T12:00:00Z", 100);
        topology.heartbeat("2024-03-01T17:02:00Z");
        topology.publish(flow("S", "2024-03-04T08:00:00Z", "2024-03-04T08:00:00Z"));
        topology.publish(flow("L", "2024-03-04T07:00:00Z", "2024-03-04T08:00:00Z"));

        topology.level("S", "2024-03-04T12:00:00Z", 101);
        topology.level("L", "2024-03-04T12:00:00Z", 99);
        topology.heartbeat("2024-03-04T17:02:00Z");

        List<Alert> split = topology.alerts().stream()
                .filter(alert -> alert.getSignal().equals("split-market"))
                .toList();
        assertThat(split).extracting(Alert::getStatus).containsExactly(AlertStatus.RAISED, AlertStatus.CLEARED);
        assertThat(split).allSatisfy(alert -> assertThat(context(List.of(alert)))
                .containsExactly(
                        tuple("context:flow", "2024-03-04T08:00:00Z funds bought 1.0 million USD net in S"),
                        tuple("context:flow", "2024-03-04T07:00:00Z funds bought 1.0 million USD net in L")));
    }

    @Test
    void shouldCountMembersRatingChangesFromThePreviousCloseUpToTheClose() {
        topology.publish(rating("A", "2024-03-04T10:00:00Z", RatingDirection.UP));
        topology.publish(rating("B", "2024-03-04T16:59:00Z", RatingDirection.DOWN)); // known at the close
        topology.publish(rating("C", "2024-03-04T16:59:00.001Z", RatingDirection.UP)); // just after it
        topology.publish(rating("D", "2024-03-05T06:00:00Z", RatingDirection.UP));
        topology.publish(rating("E", "2024-03-05T06:00:00Z", RatingDirection.NONE));
        topology.publish(rating("X", "2024-03-05T06:00:00Z", RatingDirection.UP)); // no member

        session("2024-03-04");
        session("2024-03-05");
        session("2024-03-06");

        assertThat(topology.sessions())
                .extracting(SessionClose::getRatingUpgrades, SessionClose::getRatingDowngrades)
                .containsExactly(tuple(1, 1), tuple(2, 0), tuple(0, 0));
    }

    @Test
    void shouldCarryMembersRatingChangesAsCountsWhenAnIndexDiverges() {
        session("2024-03-04");
        topology.publish(rating("A", "2024-03-05T08:00:00Z", RatingDirection.UP));
        topology.publish(rating("B", "2024-03-05T08:10:00Z", RatingDirection.DOWN));
        topology.publish(rating("C", "2024-03-05T08:20:00Z", RatingDirection.DOWN));
        topology.publish(rating("D", "2024-03-05T12:00:00Z", RatingDirection.DOWN));

        topology.level("IX", "2024-03-05T12:00:00Z", 90 * 1.01);
        topology.batch(
                "2024-03-05T12:00:00Z",
                DrivenTopology.constituent("A", "2024-03-05T12:00:00Z", 11),
                DrivenTopology.constituent("B", "2024-03-05T12:00:00Z", 9),
                DrivenTopology.constituent("C", "2024-03-05T12:00:00Z", 9),
                DrivenTopology.constituent("D", "2024-03-05T12:00:00Z", 9));
        topology.heartbeat("2024-03-05T12:01:00Z");

        Alert alert = first("breadth-divergence");
        assertThat(alert.getEvidence())
                .filteredOn(evidence -> evidence.getName().startsWith("context:"))
                .extracting(Evidence::getName, Evidence::getNumber, Evidence::getUnit)
                .containsExactly(
                        tuple("context:rating-upgrades", 1.0, "count"),
                        tuple("context:rating-downgrades", 2.0, "count"));
    }

    @Test
    void shouldCarryTheMembersOwnEventsAndNoCountsWhenItIsATopMover() {
        session("2024-03-04");
        topology.publish(rating("A", "2024-03-05T08:00:00Z", RatingDirection.UP));
        topology.publish(rating("B", "2024-03-05T08:00:00Z", RatingDirection.DOWN));

        for (String symbol : List.of("B", "C", "D", "E")) {
            topology.price(symbol, "2024-03-05T11:00:00Z", 10);
        }
        topology.price("A", "2024-03-05T12:00:00Z", 12);
        topology.heartbeat("2024-03-05T17:02:00Z");

        assertThat(context(List.of(first("top-mover"))))
                .containsExactly(
                        tuple("context:rating-change", "2024-03-05T08:00:00Z Firm upgrades A to other, formerly hold"));
    }

    @Test
    void shouldTellTheSameWhenEventsArriveJustInTimeAndRepeatedly() {
        List<ContextEvent> events = new ArrayList<>();
        for (int minute = 10; minute < 20; minute++) {
            events.add(flow("M", "2024-03-04T11:" + minute + ":00Z", "2024-03-04T11:" + minute + ":00Z"));
            events.add(rating("A", "2024-03-04T11:" + minute + ":30Z", RatingDirection.UP));
        }
        for (ContextEvent event : events) {
            String known = event.getPublishedAt().plusSeconds(59).toString();
            topology.heartbeat(known);
            topology.publish(event);
            topology.publish(event);
        }
        meetZone();
        session("2024-03-05");
        List<ByteBuffer> alerts = bytes(TopicNames.ALERTS);
        List<ByteBuffer> sessions = bytes(TopicNames.SESSIONS);

        topology.close();
        topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults());
        events.forEach(topology::publish);
        meetZone();
        session("2024-03-05");

        assertThat(alerts).isNotEmpty();
        assertThat(bytes(TopicNames.ALERTS)).isEqualTo(alerts);
        assertThat(sessions).hasSize(2);
        assertThat(bytes(TopicNames.SESSIONS)).isEqualTo(sessions);
    }

    @Test
    void shouldPassOverAndCountOnceWhatIsNoEvent() {
        topology.publishContext("M", new byte[] {1, 2, 3});
        topology.publishContext("M", null);
        ContextEvent endless = flow("M", "2024-03-04T08:00:00Z", "2024-03-04T08:00:00Z");
        endless.setBody(new Flow("funds", Double.POSITIVE_INFINITY, "USD"));
        topology.publish(endless);
        byte[] truncated = new byte[6];
        System.arraycopy(encoded(endless), 0, truncated, 0, 6);
        topology.publishContext("M", truncated);
        session("2024-03-01");
        topology.publish(flow("M", "2024-03-04T07:00:00Z", "2024-03-04T08:00:00Z"));

        meetZone();

        assertThat(context(topology.alerts())).hasSize(1);
        for (String reason : List.of("NOT_WIRE_FORMAT", "NULL_VALUE", "MALFORMED", "TRUNCATED")) {
            assertThat(topology.count(SignalMetrics.CONTEXT_REFUSED, "reason", reason))
                    .as(reason)
                    .isEqualTo(1);
        }
    }

    private Alert first(String signal) {
        return topology.alerts().stream()
                .filter(alert -> alert.getSignal().equals(signal))
                .findFirst()
                .orElseThrow();
    }

    private void meetZone() {
        topology.level("IX", "2024-03-04T11:59:58Z", 90);
        topology.level("IX", "2024-03-04T12:00:00Z", 105);
        topology.heartbeat("2024-03-04T17:02:00Z");
    }

    /** A session in which IX stands at 90, far from its zone, and its members at 10. */
    private void session(String date) {
        String noon = date + "T12:00:00Z";
        topology.level("IX", noon, 90);
        for (String symbol : List.of("A", "B", "C", "D", "E")) {
            topology.price(symbol, noon, 10);
        }
        topology.heartbeat(date + "T17:02:00Z");
    }

    /** The records of a topic without their schema's id. */
    private List<ByteBuffer> bytes(String topic) {
        return topology.records(topic).stream()
                .map(record -> ByteBuffer.wrap(record.value()).position(5).slice())
                .toList();
    }

    private byte[] encoded(ContextEvent event) {
        return WireEncoder.forTopic(topology.registry, TopicNames.CONTEXT, ContextEvent.class)
                .encode(event);
    }

    private static List<Tuple> context(List<Alert> alerts) {
        assertThat(alerts).isNotEmpty();
        return alerts.get(0).getEvidence().stream()
                .filter(evidence -> evidence.getName().startsWith("context:"))
                .map(evidence -> tuple(evidence.getName(), evidence.getText()))
                .toList();
    }

    private static ContextEvent event(String subject, String time, Object body) {
        return new ContextEvent(subject, Instant.parse(time), Instant.parse(time), body);
    }

    private static ContextEvent flow(String subject, String time, String published) {
        return new ContextEvent(
                subject, Instant.parse(time), Instant.parse(published), new Flow("funds", 1_000_000.0, "USD"));
    }

    private static ContextEvent rating(String symbol, String time, RatingDirection direction) {
        return event(symbol, time, new RatingChange("Firm", "hold", "other", direction));
    }
}
