package io.marketsignals.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.local.simulator.SimulatedMarkets;
import io.marketsignals.local.simulator.Simulation;
import io.marketsignals.metrics.InstanceMeters;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * An application that simulated markets feed, bad data among it, with its meters at {@code /metrics} on the loopback. The
 * live week is fed so slowly that it outlasts any test.
 */
public final class WatchedApp implements AutoCloseable {
    private static final int SEED = 7;
    private static final double SPEED = 2_000;

    private final DemoCluster cluster = DemoCluster.start();
    private final InstanceMeters meters =
            InstanceMeters.of(cluster.config().applicationId(), cluster.config().stateDirectory());
    private final HttpServer server;
    private final SchemaRegistry registry =
            new ConfluentSchemaRegistry(cluster.config().registry());
    private final RoundSender sender;
    private final Feeder feeder;
    private final SignalsApp app;
    private final Thread feed;

    private WatchedApp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", this::answer);
        server.start();
        Simulation simulation = new Simulation(SEED);
        sender = new RoundSender(
                new KafkaProducer<>(
                        cluster.config().kafka().producer("watched"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                cluster.inputs(),
                registry);
        sender.reference(
                simulation.reference(),
                SimulatedMarkets.HISTORY_FROM
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli());
        sender.context(simulation.context());
        feeder = new Feeder(simulation, sender);
        app = SignalsApp.start(cluster.config(), new SignalTopologyFactory(), meters.registry());
        feed = new Thread(this::feed, "feed");
        feed.start();
    }

    /** Starts everything; it may be fed its history still when this returns. */
    public static WatchedApp start() throws IOException {
        return new WatchedApp();
    }

    /** Where the meters are served, host:port. */
    public String target() {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
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

    private void answer(HttpExchange exchange) throws IOException {
        byte[] text = meters.scrape().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        feeder.stop();
        feed.interrupt();
        feed.join();
        sender.close();
        app.close();
        server.stop(0);
        registry.close();
        meters.close();
        cluster.close();
    }
}
