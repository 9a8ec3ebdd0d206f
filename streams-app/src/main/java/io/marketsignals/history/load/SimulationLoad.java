package io.marketsignals.history.load;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.history.publish.ReferenceSending;
import io.marketsignals.local.feed.Feeder;
import io.marketsignals.local.feed.Pacer;
import io.marketsignals.local.feed.RoundSender;
import io.marketsignals.local.simulator.Simulation;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.RunName;
import io.marketsignals.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * The simulated markets, sent to a cluster: reference data and context, the history at once, the live week paced. The input
 * topics hold nothing else, so a feed that was cut off, however hard, goes on where each partition ends, and anything foreign
 * is refused before a record is sent.
 */
public final class SimulationLoad {
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private final SimulationWish wish;
    private final AppConfig config;
    private final PrintWriter err;
    private final Simulation simulation;
    private final LoadId id;
    private volatile Feeder feeder;
    private volatile boolean stopped;

    /**
     * What one feed came to.
     *
     * @param complete whether the simulation is told to its end
     * @param ticks prices and levels, with those that were there
     * @param sent records sent to the topics of prices and index ticks
     * @param passedOver records that were there
     */
    public record Outcome(boolean complete, long ticks, long sent, long passedOver) {}

    /** @param err where progress is told */
    public SimulationLoad(SimulationWish wish, AppConfig config, PrintWriter err) {
        this.wish = wish;
        this.config = config;
        this.err = err;
        this.simulation = new Simulation(wish.seed());
        this.id = new LoadId("simulation-" + wish.seed());
    }

    /** Sends what is not there yet; returns at the end of the simulation or when it is stopped. */
    public Outcome run() throws InterruptedException {
        if (config.topics().run().given()) {
            throw new AppException(
                    AppException.Reason.BAD_CONFIG,
                    "The simulation fills production's topics; leave topics.run out, which says "
                            + config.topics().run().name() + ".");
        }
        LoadCluster cluster = new LoadCluster(config);
        try (Admin admin = cluster.admin();
                SchemaRegistry registry = cluster.registry()) {
            LoadTopics topics = new LoadTopics(admin, config, "simulate");
            if (wish.createTopics()) {
                topics.create().forEach(topic -> say("created " + topic));
            }
            topics.check(false, this::say);
            return send(cluster, registry, topics.partitions(true));
        }
    }

    /** Ends the feed after the round under way; any thread. Whether there is an end to wait for. */
    public boolean stop() {
        stopped = true;
        Feeder under = feeder;
        if (under != null) {
            under.stop();
        }
        return under != null;
    }

    private Outcome send(LoadCluster cluster, SchemaRegistry registry, InputPartitions inputs)
            throws InterruptedException {
        SimulationTopics found;
        try (Consumer<byte[], byte[]> consumer = cluster.consumer()) {
            found = SimulationTopics.read(consumer, registry, simulation, id, inputs);
        }
        Producer<byte[], byte[]> producer = cluster.producer();
        Duration patience = Duration.ZERO;
        try {
            ReferenceSending.send(producer, registry, RunName.NONE, found.missingEntries(), found.missingEvents());
            Map<TopicPartition, Held> held = found.held();
            ResumingSink sink = new ResumingSink(producer, id, held);
            SoleWriter writer = new SoleWriter(sink);
            Outcome outcome = feed(new Feeder(simulation, new RoundSender(writer, inputs, registry)), sink);
            writer.check();
            patience = CLOSE;
            return outcome;
        } finally {
            // After a failure nothing more may be sent: a gap could not be told from the simulation's order.
            producer.close(patience);
        }
    }

    private Outcome feed(Feeder under, ResumingSink sink) throws InterruptedException {
        feeder = under;
        if (stopped) {
            under.stop();
        }
        try (SimulationProgress progress = new SimulationProgress(err, under)) {
            under.passOver(sink::holdsMore);
            if (sink.passedOver() > 0) {
                say(String.format(Locale.ROOT, "%,d records are there already; going on from", sink.passedOver()) + " "
                        + progress.where());
            }
            under.history(NO_DEADLINE);
            if (!under.stopped() && under.hasNext()) {
                say(wish.pace(simulation.liveTradingTime()));
            }
            boolean complete = !under.stopped() && under.live(new Pacer(wish.speed(), System.nanoTime()), NO_DEADLINE);
            if (complete) {
                sink.end();
            }
            return new Outcome(complete, under.ticks(), sink.sent(), sink.passedOver());
        }
    }

    private void say(String sentence) {
        err.println(sentence);
        err.flush();
    }
}
