package io.marketsignals.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.delivery.Cluster.Told;
import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.topics.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Instances are killed while alerts flow, on a real broker: what is committed at the end is, byte for byte and as often,
 * what an instance that nobody disturbed tells of the same input, whatever the number of partitions.
 */
@Timeout(600)
class HardKillTest {
    private static final List<String> OUTPUTS = List.of(
            TopicNames.ALERTS,
            TopicNames.SESSIONS,
            TopicNames.TECHNICAL_CALLS,
            TopicNames.SPREADS,
            TopicNames.BREADTH,
            TopicNames.INDEX_RETURNS,
            TopicNames.DEAD_LETTERS);
    private static final List<Tape.Round> ROUNDS = Tape.rounds();
    private static final int NONSENSE_EVERY = 100;

    private static EmbeddedRegistry registry;
    private static Map<String, Map<Told, Integer>> undisturbed;

    @TempDir
    private Path directory;

    /** Something that happens to an instance in the middle of it all. */
    private interface Blow {
        void strike() throws Exception;
    }

    @BeforeAll
    static void runUndisturbed(@TempDir Path state) throws Exception {
        registry = EmbeddedRegistry.start();
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Cluster cluster = new Cluster(broker.bootstrapServers(), registry.url(), 1, 1, 1)) {
            cluster.publish(Tape.reference());
            say(cluster, 0, ROUNDS.size(), 0);
            try (var app = SignalsApp.start(
                            cluster.config(state), new SignalTopologyFactory(), new SimpleMeterRegistry());
                    ProgressWatch watch = new ProgressWatch(cluster)) {
                watch.awaitEnd(Tape.END);
                assertThat(app.stop()).isTrue();
            }
            undisturbed = told(cluster);
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void shouldTellEnoughWhenUndisturbed() {
        assertThat(undisturbed.get(TopicNames.ALERTS)).hasSizeGreaterThan(100);
        assertThat(undisturbed.get(TopicNames.ALERTS).keySet())
                .extracting(Told::key)
                .filteredOn(key -> key.equals("M1-M2") || key.equals("M2-M1"))
                .as("each opens a watch and ends it")
                .hasSize(4);
        assertThat(undisturbed.get(TopicNames.SESSIONS)).hasSize(12);
        assertThat(undisturbed.get(TopicNames.DEAD_LETTERS)).hasSize(ROUNDS.size() / NONSENSE_EVERY + 1);
    }

    @Test
    void shouldTellTheSameWhenTheOnlyInstanceIsKilledAgainAndAgain() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Cluster cluster = new Cluster(broker.bootstrapServers(), registry.url(), 2, 1, 2);
                ChildApp app = new ChildApp(cluster, directory, "alone")) {
            cluster.publish(Tape.reference());
            app.start();

            disturb(
                    cluster,
                    () -> {
                        app.kill();
                        app.start();
                    },
                    () -> {
                        app.halt();
                        app.start();
                    },
                    () -> {
                        app.kill();
                        app.forget();
                        app.start();
                    },
                    () -> {
                        app.kill();
                        app.start();
                    });

            assertSame(told(cluster));
        }
    }

    @Test
    void shouldTellTheSameWhenOneOfTwoInstancesIsKilled() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Cluster cluster = new Cluster(broker.bootstrapServers(), registry.url(), 4, 2, 4);
                ChildApp first = new ChildApp(cluster, directory, "first");
                ChildApp second = new ChildApp(cluster, directory, "second")) {
            cluster.publish(Tape.reference());
            first.start();
            second.start();

            disturb(cluster, first::kill, first::start, () -> {
                second.kill();
                second.forget();
                second.start();
            });

            assertSame(told(cluster));
        }
    }

    /** Lets the input flow, and each blow fall at a random moment of its share of it. */
    private static void disturb(Cluster cluster, Blow... blows) throws Exception {
        long seed = System.nanoTime();
        System.out.println("moments of the blows: seed " + seed);
        Random random = new Random(seed);
        int share = ROUNDS.size() / (blows.length + 1);
        try (ProgressWatch watch = new ProgressWatch(cluster)) {
            for (int i = 0; i < blows.length; i++) {
                int from = i * share;
                int to = from + share;
                CompletableFuture<Void> flow = CompletableFuture.runAsync(() -> say(cluster, from, to, 4));
                watch.awaitAll(ROUNDS.get(from + random.nextInt(share * 2 / 3)).asOf());
                Thread.sleep(random.nextInt(150));
                blows[i].strike();
                flow.get();
            }
            say(cluster, blows.length * share, ROUNDS.size(), 1);
            watch.awaitEnd(Tape.END);
        }
    }

    private static void say(Cluster cluster, int from, int to, long pauseMillis) {
        for (int i = from; i < to; i++) {
            Tape.Round round = ROUNDS.get(i);
            if (i % NONSENSE_EVERY == 0) {
                cluster.sayNonsense("round-" + i, round.asOf());
            }
            cluster.say(round);
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        cluster.flush();
    }

    private static Map<String, Map<Told, Integer>> told(Cluster cluster) {
        Map<String, Map<Told, Integer>> told = new HashMap<>();
        OUTPUTS.forEach(topic -> told.put(topic, cluster.told(topic)));
        return told;
    }

    private static void assertSame(Map<String, Map<Told, Integer>> told) {
        for (String topic : OUTPUTS) {
            Map<Told, Integer> lost = without(undisturbed.get(topic), told.get(topic));
            Map<Told, Integer> extra = without(told.get(topic), undisturbed.get(topic));
            assertThat(lost.isEmpty() && extra.isEmpty())
                    .as(
                            "%s: %d lost, %d too many; lost %s; too many %s",
                            topic, lost.size(), extra.size(), some(lost), some(extra))
                    .isTrue();
        }
    }

    private static Map<Told, Integer> without(Map<Told, Integer> all, Map<Told, Integer> others) {
        Map<Told, Integer> left = new HashMap<>();
        all.forEach((told, count) -> {
            int more = count - others.getOrDefault(told, 0);
            if (more > 0) {
                left.put(told, more);
            }
        });
        return left;
    }

    private static List<String> some(Map<Told, Integer> told) {
        return told.entrySet().stream()
                .limit(3)
                .map(entry -> entry.getValue() + " x " + entry.getKey().key() + ": "
                        + StandardCharsets.ISO_8859_1.decode(
                                entry.getKey().value().duplicate()))
                .toList();
    }
}
