package io.marketsignals.core;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of the signal catalogue, on the pure core. */
class ScenarioTest {
    static Stream<Arguments> scenarios() {
        return Scenario.ALL.stream().flatMap(name -> Stream.of(1, 3).map(partitions -> Arguments.of(name, partitions)));
    }

    @ParameterizedTest(name = "{0} on {1} price partitions")
    @MethodSource("scenarios")
    void shouldTellWhatTheScenarioExpects(String name, int partitions) {
        Scenario scenario = Scenario.read(name);
        MarketRun run = scenario.onPureCore(partitions);

        scenario.feed(run);

        Expectations.check(scenario, run);
    }
}
