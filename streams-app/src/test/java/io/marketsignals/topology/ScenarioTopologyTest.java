package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.core.Expectations;
import io.marketsignals.core.MarketRun;
import io.marketsignals.core.Scenario;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of the signal catalogue, through the topology: as expected, and as the pure core tells them. */
class ScenarioTopologyTest {
    static List<String> scenarios() {
        return Scenario.ALL;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shouldTellWhatTheScenarioExpects(String name) {
        Scenario scenario = Scenario.read(name);
        try (TopologyRun run = new TopologyRun(scenario)) {
            scenario.feed(run);

            Expectations.check(scenario, run);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shouldTellWhatThePureCoreTells(String name) {
        Scenario scenario = Scenario.read(name);
        MarketRun pure = scenario.onPureCore(1);
        try (TopologyRun run = new TopologyRun(scenario)) {
            scenario.feed(pure);
            scenario.feed(run);

            assertThat(run.sessions()).containsExactlyInAnyOrderElementsOf(pure.sessions());
            assertThat(run.alerts()).isEqualTo(pure.alerts());
        }
    }
}
