package io.marketsignals.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.topology.DrivenScenario;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories on the pure core and through the topology under the test driver. */
class ScenarioTest {
    static List<String> stories() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldTellOnThePureCoreWhatTheStoryExpects(String name) {
        Scenario scenario = Scenario.read(name);

        Told told = CoreScenario.run(scenario, 1, 1);

        Expectations.check(scenario, told);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldTellTheSameWhateverTheNumberOfPartitions(String name) {
        Scenario scenario = Scenario.read(name);

        Told told = CoreScenario.run(scenario, 3, 2);

        assertThat(told).isEqualTo(CoreScenario.run(scenario, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldTellThroughTheTopologyWhatThePureCoreTells(String name) {
        Scenario scenario = Scenario.read(name);

        Told told = DrivenScenario.run(scenario);

        Expectations.check(scenario, told);
        assertThat(told).isEqualTo(CoreScenario.run(scenario, 1, 1));
    }
}
