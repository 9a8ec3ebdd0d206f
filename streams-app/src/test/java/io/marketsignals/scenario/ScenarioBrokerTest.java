package io.marketsignals.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    /** Most of a short run is waiting, so that lanes cost less than they gain. */
    private static final int LANES = 3;

    private static final Map<String, Future<Told>> TOLD = new ConcurrentHashMap<>();

    @TempDir
    private static Path state;

    private static ExecutorService threads;
    private static final Queue<BrokerLane> FREE = new ConcurrentLinkedQueue<>();

    static List<String> stories() {
        return Scenario.all();
    }

    @BeforeAll
    static void start() {
        threads = Executors.newFixedThreadPool(LANES);
        stories().forEach(name -> TOLD.put(name, threads.submit(() -> run(name))));
    }

    private static Told run(String name) throws Exception {
        BrokerLane free = FREE.poll();
        BrokerLane lane = free == null ? new BrokerLane(state) : free;
        try {
            return lane.run(Scenario.read(name));
        } finally {
            FREE.add(lane);
        }
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
        new ArrayList<>(FREE).forEach(BrokerLane::close);
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
