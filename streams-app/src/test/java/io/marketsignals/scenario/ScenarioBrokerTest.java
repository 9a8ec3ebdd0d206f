package io.marketsignals.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories through the application on a real broker: as expected, and as the pure core tells them. */
@Timeout(300)
class ScenarioBrokerTest {
    /** Most of a short run is waiting. */
    private static final int AT_ONCE = 3;

    private static final Map<String, Future<Told>> TOLD = new ConcurrentHashMap<>();

    @TempDir
    private static Path state;

    private static ExecutorService threads;

    static List<String> stories() {
        return Scenario.all();
    }

    @BeforeAll
    static void start() {
        threads = Executors.newFixedThreadPool(AT_ONCE);
        stories().forEach(name -> TOLD.put(name, threads.submit(() -> run(name))));
    }

    private static Told run(String name) throws Exception {
        try (BrokerRun run = new BrokerRun(state.resolve(name))) {
            return run.run(Scenario.read(name));
        }
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldTellOnARealBrokerWhatTheStoryExpects(String name) throws Exception {
        Scenario scenario = Scenario.read(name);

        Told told = TOLD.get(name).get();

        Expectations.check(scenario, told);
        assertThat(told).isEqualTo(CoreScenario.run(scenario, 1, 1));
    }
}
