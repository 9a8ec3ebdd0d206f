package io.marketsignals.history.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.AppException;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.load.LoadedCluster.Line;
import io.marketsignals.history.load.SimulationLoad.Outcome;
import io.marketsignals.history.publish.ReferenceSending;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.local.simulator.Simulation;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulated markets on a cluster: sent once, whatever happens on the way. */
@Timeout(180)
class SimulationLoadTest {
    private static final double AT_ONCE = 1e9;
    private static LoadedCluster cluster;

    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        cluster = new LoadedCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void shouldHoldTheSameRecordsWhenItWasStoppedOnTheWay() throws Exception {
        cluster.renew();
        Outcome whole = load(AT_ONCE, 1).run();
        Map<String, Map<Integer, List<Line>>> expected = lines();
        cluster.renew();

        SimulationLoad slow = load(3_600, 1);
        CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> run(slow));
        awaitPrices(8_000);
        slow.stop();
        Outcome cut = first.get(20, TimeUnit.SECONDS);
        Outcome rest = load(AT_ONCE, 1).run();
        Outcome again = load(AT_ONCE, 1).run();

        assertThat(whole.complete()).isTrue();
        assertThat(cut.complete()).isFalse();
        assertThat(cut.sent()).isBetween(1L, whole.sent() - 1);
        assertThat(rest).isEqualTo(new Outcome(true, whole.ticks(), whole.sent() - cut.sent(), cut.sent()));
        assertThat(again).isEqualTo(new Outcome(true, whole.ticks(), 0, whole.sent()));
        assertThat(err.toString())
                .contains("records are there already; going on from")
                .contains("2025");
        assertThat(lines()).isEqualTo(expected);
    }

    @Test
    void shouldRefuseTopicsThatHoldAnotherSimulation() throws Exception {
        cluster.renew();
        SimulationLoad other = load(3_600, 2);
        CompletableFuture<Outcome> begun = CompletableFuture.supplyAsync(() -> run(other));
        awaitPrices(100);
        other.stop();
        Outcome there = begun.get(20, TimeUnit.SECONDS);
        Map<String, Map<Integer, List<Line>>> before = lines();

        assertThatThrownBy(() -> load(AT_ONCE, 1).run())
                .isInstanceOf(InputError.class)
                .hasMessageContaining("records beside the 0 of simulation-1. A simulation needs the input topics");
        assertThat(there.sent()).isPositive();
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void shouldRefuseReferenceDataThatIsNotItsOwn() throws Exception {
        cluster.renew();
        ReferenceEntry own = new Simulation(1).reference().get(0);
        try (KafkaProducer<byte[], byte[]> producer = Clients.producer(cluster.config(), "other");
                SchemaRegistry registry = SignalTopologyFactory.registry(cluster.config())) {
            ReferenceEntry foreign = new ReferenceEntry(own.getKind(), "XX", own.getVersions());
            ReferenceSending.send(producer, registry, RunName.NONE, List.of(foreign), List.of());
        }

        assertThatThrownBy(() -> load(AT_ONCE, 1).run())
                .isInstanceOf(InputError.class)
                .hasMessageContaining(
                        "Topic market.reference.v1 holds entries that are none of the simulation's, one of them MARKET XX.");
        assertThat(cluster.count(TopicNames.PRICES)).isZero();
    }

    @Test
    void shouldStopWhenAnotherWritesToTheSamePartitions() throws Exception {
        cluster.renew();
        SimulationLoad feed = load(3_600, 1);
        CompletableFuture<Outcome> feeding = CompletableFuture.supplyAsync(() -> run(feed));
        awaitPrices(100);
        try (KafkaProducer<byte[], byte[]> other = Clients.producer(cluster.config(), "other")) {
            other.send(new ProducerRecord<>(TopicNames.PRICES, 0, null, new byte[] {1}))
                    .get();
        }

        assertThatThrownBy(() -> feeding.get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(InputError.class)
                .hasMessageContaining(
                        "Partition market.constituent-prices.v1-0 has 1 records that this process did not send");
    }

    @Test
    void shouldNameTheMissingTopicsAndTheWayOut() throws Exception {
        cluster.empty();

        assertThatThrownBy(() -> load(AT_ONCE, 1).run())
                .isInstanceOf(AppException.class)
                .hasMessageContaining("Topic market.constituent-prices.v1 does not exist.")
                .hasMessageContaining("'signals simulate --create-topics' creates what is missing.");
    }

    private SimulationLoad load(double speed, long seed) {
        return new SimulationLoad(new SimulationWish(seed, speed, false), cluster.config(), new PrintWriter(err, true));
    }

    private static void awaitPrices(int records) {
        await().atMost(60, TimeUnit.SECONDS).until(() -> cluster.count(TopicNames.PRICES) >= records);
    }

    private static Outcome run(SimulationLoad load) {
        try {
            return load.run();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<String, Map<Integer, List<Line>>> lines() {
        return TopicNames.INPUTS.stream().collect(Collectors.toMap(topic -> topic, cluster::lines));
    }
}
