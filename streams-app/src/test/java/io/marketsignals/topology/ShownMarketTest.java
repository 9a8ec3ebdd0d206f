package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.topics.TopicNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators see of a market that splits: S up 1 %, L down 1 %, until the session closes. */
class ShownMarketTest {
    private final DrivenTopology topology = new DrivenTopology(
            new ReferenceFixture()
                    .market("M")
                    .fed("S", "M")
                    .fed("L", "M")
                    .derived("IX", "M", "A", "B")
                    .pair("SL", "M", "S", "L"),
            PipelineSettings.defaults());

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldCountAnAlertAsOpenUntilItIsCleared() {
        split();
        double open = value(SignalMetrics.OPEN_ALERTS, "signal", "split-market");

        topology.heartbeat("2024-03-06T00:10:00Z");

        assertThat(open).isEqualTo(1);
        assertThat(value(SignalMetrics.OPEN_ALERTS, "signal", "split-market")).isZero();
    }

    @Test
    void shouldCountEachRevisionAndTimeItFromItsBucketsClose() {
        split();

        long told = topology.alerts().size();

        assertThat(told).isPositive();
        assertThat(topology.meters.get(SignalMetrics.ALERT_LATENCY).timer().count())
                .isEqualTo(told);
        assertThat(topology.count(SignalMetrics.ALERTS, "signal", "split-market", "status", "RAISED"))
                .isEqualTo(1);
    }

    @Test
    void shouldKeepTheWallClockOutOfWhatIsPublished() {
        split();

        assertThat(topology.records(TopicNames.ALERTS)).isNotEmpty().allSatisfy(alert -> assertThat(
                        alert.getHeaders().headers(WallClockStamp.HEADER))
                .isEmpty());
    }

    @Test
    void shouldShowWatermarkSessionAndCoverage() {
        topology.price("A", "2024-03-04T12:00:00Z", 10);
        topology.heartbeat("2024-03-05T11:59:00Z");
        topology.price("A", "2024-03-05T12:00:00Z", 11);
        topology.heartbeat("2024-03-05T12:00:05Z");

        assertThat(value(SignalMetrics.WATERMARK)).isEqualTo(1_709_640_005);
        assertThat(value(SignalMetrics.SESSION)).isEqualTo(1);
        assertThat(value(SignalMetrics.COVERAGE, "index", "IX"))
                .as("A of A and B is counted")
                .isEqualTo(0.5);
        assertThat(topology.meters
                        .get(SignalMetrics.SOURCE_WATERMARK)
                        .tag("input", "prices")
                        .gauge()
                        .value())
                .isEqualTo(1_709_640_005);
    }

    private void split() {
        topology.level("S", "2024-03-04T12:00:00Z", 100);
        topology.level("L", "2024-03-04T12:00:00Z", 100);
        topology.heartbeat("2024-03-05T11:59:00Z");
        topology.level("S", "2024-03-05T12:00:00Z", 101);
        topology.level("L", "2024-03-05T12:00:00Z", 99);
        topology.heartbeat("2024-03-05T12:00:05Z");
    }

    private double value(String name, String... tags) {
        return topology.meters.get(name).tag("market", "M").tags(tags).gauge().value();
    }
}
