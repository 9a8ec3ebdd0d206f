package io.marketsignals.demo;

import io.marketsignals.http.ServedApp;
import io.marketsignals.local.feed.Feeder;
import io.marketsignals.local.feed.RoundSender;
import io.marketsignals.local.simulator.SimulatedMarkets;
import io.marketsignals.local.simulator.Simulation;
import io.marketsignals.metrics.InstanceMeters;
import io.marketsignals.schema.Alert;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Everything in one process: a broker, a registry, the pipeline, and the simulation that feeds it. Shows what comes out until
 * the stories are told, the limit is over, or it is stopped.
 */
public final class Demo {
    private final DemoSettings settings;
    private final Map<String, String> environment;
    private final PrintWriter out;
    private final Simulation simulation;
    private final Board board = new Board();
    private final AtomicReference<Duration> firstAlert = new AtomicReference<>();
    private final AtomicReference<Feeder> feeding = new AtomicReference<>();
    private volatile boolean stopped;

    /** @param environment of the process; NO_COLOR and TERM are looked at */
    public Demo(DemoSettings settings, Map<String, String> environment, PrintWriter out) {
        this.settings = settings;
        this.environment = environment;
        this.out = out;
        this.simulation = new Simulation(settings.seed());
    }

    /** Blocks until the end; everything is closed and the temporary directory is gone when it returns. */
    public DemoSummary run() throws InterruptedException {
        DemoLog.quiet();
        try (DemoCluster cluster = DemoCluster.start(settings.port());
                SchemaRegistry registry =
                        new ConfluentSchemaRegistry(cluster.config().registry());
                DemoProducer producer = producer(cluster, registry)) {
            introduce(cluster);
            producer.reference(
                    simulation.reference(),
                    SimulatedMarkets.HISTORY_FROM
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli());
            producer.context(simulation.context());
            Feeder feeder = new Feeder(simulation, new RoundSender(producer, cluster.inputs(), registry));
            feeding.set(feeder);
            if (stopped) {
                feeder.stop();
            }
            play(cluster, registry, feeder);
            return new DemoSummary(
                    board.state(),
                    feeder.ticks(),
                    WallClock.elapsed(),
                    Optional.ofNullable(firstAlert.get()),
                    settings.out().map(AlertFile::in));
        }
    }

    /** Ends the run soon; any thread. */
    public void stop() {
        stopped = true;
        Feeder feeder = feeding.get();
        if (feeder != null) {
            feeder.stop();
        }
    }

    /** Whether {@link #stop} was called. */
    public boolean stopped() {
        return stopped;
    }

    private void play(DemoCluster cluster, SchemaRegistry registry, Feeder feeder) throws InterruptedException {
        try (AlertFile file = settings.out().map(AlertFile::create).orElse(null);
                InstanceMeters meters = InstanceMeters.of(
                        cluster.config().applicationId(), cluster.config().stateDirectory());
                ServedApp served = ServedApp.start(cluster.config(), meters.registry());
                Display display = display(cluster, served.url().orElseThrow());
                DemoRun run = new DemoRun(settings, feeder, board, served.app(), display);
                OutputReader reader = new OutputReader(
                        cluster.config().kafka().consumer("demo-view"),
                        registry,
                        output -> accept(output, run.progress(), display, file),
                        board::refused)) {
            reader.start();
            run.play();
        }
    }

    private static DemoProducer producer(DemoCluster cluster, SchemaRegistry registry) {
        return new DemoProducer(
                new KafkaProducer<>(
                        cluster.config().kafka().producer("demo-simulator"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                registry);
    }

    private void accept(SpecificRecord output, Progress progress, Display display, AlertFile file) {
        board.accept(output);
        if (output instanceof Alert alert) {
            firstAlert.compareAndSet(null, progress.elapsed());
            display.alert(alert, progress);
            if (file != null) {
                file.write(alert);
            }
        }
    }

    private void introduce(DemoCluster cluster) {
        out.println("Kafka    " + cluster.bootstrapServers());
        out.println("Registry " + cluster.registryUrl());
        out.println("Watch    kcat -b " + cluster.bootstrapServers() + " -t " + TopicNames.ALERTS + " -s value=avro -r "
                + cluster.registryUrl());
        out.flush();
    }

    private Display display(DemoCluster cluster, String page) {
        out.println("Page     " + page);
        out.flush();
        if (settings.plain() || !Terminal.present(environment)) {
            return new PlainDisplay(out);
        }
        DemoLog.divert(settings.out().orElse(cluster.directory()).resolve("demo.log"));
        String where =
                "page " + page + "   kafka " + cluster.bootstrapServers() + "   registry " + cluster.registryUrl();
        return new LiveDisplay(new Terminal(out, environment), new BoardView(simulation.markets(), where));
    }
}
