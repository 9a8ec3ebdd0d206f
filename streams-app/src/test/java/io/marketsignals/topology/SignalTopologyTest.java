package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.topics.TopicNames;
import org.junit.jupiter.api.Test;

class SignalTopologyTest {
    private static final ReferenceFixture REFERENCE =
            new ReferenceFixture().market("M").derived("IX", "M", "A", "B", "C", "D");

    @Test
    void shouldCloseASessionWithCountsAgainstThePreviousOne() {
        try (DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults())) {
            day(topology, "2024-03-04", 100, 100, 100, 100);
            day(topology, "2024-03-05", 110, 90, 100, 101);

            topology.heartbeat("2024-03-06T00:00:00Z");

            var sessions = topology.sessions();
            assertThat(sessions).hasSize(2);
            SessionClose second = sessions.get(1);
            assertThat(second.getAdvancers()).isEqualTo(2);
            assertThat(second.getDecliners()).isEqualTo(1);
            assertThat(second.getUnchanged()).isEqualTo(1);
            // equal weights: (0.10 - 0.10 + 0 + 0.01) / 4 = 0.0025, on the base of 1000
            assertThat(second.getSessionReturn()).isCloseTo(0.0025, within(1e-9));
            assertThat(second.getCloseLevel()).isCloseTo(1002.5, within(1e-6));
            assertThat(second.getPreviousClose()).isEqualTo(1000);
        }
    }

    @Test
    void shouldRaiseADivergenceOnceAndClearItAtTheClose() {
        try (DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults())) {
            day(topology, "2024-03-04", 100, 100, 100, 100);
            // (0.10 - 0.01 - 0.01 - 0.01) / 4 = +1.75 % with 1 advancer and 3 decliners
            day(topology, "2024-03-05", 110, 99, 99, 99);

            topology.heartbeat("2024-03-06T00:00:00Z");

            assertThat(topology.alerts("breadth-divergence"))
                    .extracting(Alert::getSignal, Alert::getStatus, Alert::getRevision)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("breadth-divergence", AlertStatus.RAISED, 1),
                            org.assertj.core.groups.Tuple.tuple("breadth-divergence", AlertStatus.CLEARED, 2));
        }
    }

    @Test
    void shouldPublishBreadthOnceABucketWithNews() {
        try (DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults())) {
            topology.batch(
                    "2024-03-04T10:00:00.900Z",
                    DrivenTopology.constituent("A", "2024-03-04T10:00:00.100Z", 10),
                    DrivenTopology.constituent("B", "2024-03-04T10:00:00.200Z", 10),
                    DrivenTopology.constituent("A", "2024-03-04T10:00:00.300Z", 11));

            topology.heartbeat("2024-03-04T10:00:05Z");

            var breadth = topology.read(TopicNames.BREADTH, Breadth.class);
            assertThat(breadth).hasSize(1);
            assertThat(breadth.get(0).getNoPreviousClose()).isEqualTo(2);
            assertThat(breadth.get(0).getNotTraded()).isEqualTo(2);
            assertThat(breadth.get(0).getAsOf()).isEqualTo("2024-03-04T10:00:01Z");
        }
    }

    private static void day(DrivenTopology topology, String date, double a, double b, double c, double d) {
        topology.price("A", date + "T12:00:00Z", a);
        topology.price("B", date + "T12:00:00Z", b);
        topology.price("C", date + "T12:00:00Z", c);
        topology.price("D", date + "T12:00:00Z", d);
        topology.heartbeat(date + "T12:00:10Z");
    }
}
