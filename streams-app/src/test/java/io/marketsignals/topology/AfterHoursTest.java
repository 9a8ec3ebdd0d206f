package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.schema.SessionClose;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AfterHoursTest {
    private static final ReferenceFixture REFERENCE =
            new ReferenceFixture().market("M").derived("IX", "M", "A").fed("FED", "M");

    @Test
    void shouldKeepTheCloseWhenATradeComesAfterTheRegularHours() {
        try (DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults())) {
            topology.price("A", "2024-03-04T12:00:00Z", 100);
            topology.level("FED", "2024-03-04T12:00:00Z", 100);
            topology.heartbeat("2024-03-04T19:00:00Z");
            topology.price("A", "2024-03-04T20:00:00Z", 120);
            topology.level("FED", "2024-03-04T20:00:00Z", 120);
            topology.price("A", "2024-03-05T12:00:00Z", 110);
            topology.level("FED", "2024-03-05T12:00:00Z", 110);

            topology.heartbeat("2024-03-06T00:00:00Z");

            List<SessionClose> second = topology.sessions().stream()
                    .filter(close -> close.getSession().toString().equals("2024-03-05"))
                    .toList();
            assertThat(second).extracting(SessionClose::getSessionReturn).allSatisfy(r -> assertThat(r)
                    .isCloseTo(0.10, org.assertj.core.api.Assertions.within(1e-9)));
            assertThat(second).hasSize(2);
        }
    }

    @Test
    void shouldHoldASessionWhoseFirstTradeComesInTheEvening() {
        try (DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults())) {
            topology.price("A", "2024-03-04T18:30:00Z", 100);
            topology.price("A", "2024-03-04T19:00:00Z", 101);

            topology.heartbeat("2024-03-05T01:00:00Z");
            topology.heartbeat("2024-03-05T02:00:00Z");

            assertThat(topology.sessions())
                    .extracting(SessionClose::getNoPreviousClose)
                    .containsExactly(1);
        }
    }

    @Test
    void shouldRefuseBucketsThatDoNotDivideAMinute() {
        PipelineSettings defaults = PipelineSettings.defaults();

        assertThatThrownBy(() -> new PipelineSettings(
                        Duration.ofSeconds(7),
                        defaults.grace(),
                        defaults.idleTimeout(),
                        defaults.maxJump(),
                        defaults.maxAge(),
                        defaults.windowRetention(),
                        1,
                        true))
                .hasMessageContaining("divide a minute");
    }
}
