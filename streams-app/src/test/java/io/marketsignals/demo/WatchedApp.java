package io.marketsignals.demo;

import io.marketsignals.http.ServedApp;
import io.marketsignals.local.feed.Feeder;
import io.marketsignals.local.feed.Pacer;
import io.marketsignals.local.feed.RoundSender;
import io.marketsignals.local.simulator.SimulatedMarkets;
import io.marketsignals.local.simulator.Simulation;
import io.marketsignals.metrics.InstanceMeters;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * An application that simulated markets feed, bad data among it, with its page, API and meters on the loopback. The live week
 * is fed so slowly that it outlasts any test.
 */
public final class WatchedApp implements AutoCloseable {
    private static final int SEED = 7;
    private static final double SPEED = 2_000;

    private final DemoCluster cluster = DemoCluster.start(0);
    private final InstanceMeters meters =
            InstanceMeters.of(cluster.config().applicationId(), cluster.config().stateDirectory());
    private final SchemaRegistry registry =
            new ConfluentSchemaRegistry(cluster.config().registry());
    private final DemoProducer producer = new DemoProducer(
            new KafkaProducer<>(
                    cluster.config().kafka().producer("watched"), new ByteArraySerializer(), new ByteArraySerializer()),
            registry);
    private final Feeder feeder;
    private final ServedApp served;
    private final Thread feed;

    private WatchedApp() {
        Simulation simulation = new Simulation(SEED);
        producer.reference(
                simulation.reference(),
                SimulatedMarkets.HISTORY_FROM
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli());
        producer.context(simulation.context());
        feeder = new Feeder(simulation, new RoundSender(producer, cluster.inputs(), registry));
        served = ServedApp.start(cluster.config(), meters.registry());
        feed = new Thread(this::feed, "feed");
        feed.start();
    }

    /** Starts everything; it may be fed its history still when this returns. */
    public static WatchedApp start() {
        return new WatchedApp();
    }

    /** Where the page is. */
    public String url() {
        return served.url().orElseThrow();
    }

    /** Where the meters are served, host:port. */
    public String target() {
        return URI.create(url()).getAuthority();
    }

    /** What a scrape reads. */
    public String scrape() {
        return meters.scrape();
    }

    /** Whether the history has been sent, so that the live week runs. */
    public boolean live() {
        return feeder.eventTime()
                >= SimulatedMarkets.LIVE_FROM
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
    }

    private void feed() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        try {
            feeder.history(deadline);
            feeder.live(new Pacer(SPEED, System.nanoTime()), deadline);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Also when it is interrupted: everything is closed, and the thread stays interrupted. */
    @Override
    public void close() {
        feeder.stop();
        feed.interrupt();
        try {
            feed.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.close();
        served.close();
        registry.close();
        meters.close();
        cluster.close();
    }
}
