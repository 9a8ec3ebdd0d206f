package io.marketsignals.app;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.topics.Finding;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicCheck;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.InternalTopics;
import io.marketsignals.topology.SourceLag;
import io.marketsignals.topology.StreamClients;
import io.marketsignals.topology.query.ClientReading;
import io.marketsignals.topology.query.ClientReadings;
import io.marketsignals.topology.query.RestoreProgress;
import io.marketsignals.topology.query.TopologyShape;
import io.marketsignals.wire.RegistryUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance: from checked topics to a clean stop. */
public final class SignalsApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignalsApp.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final KafkaStreams streams;
    private final TopologyShape shape;
    private final RestoreProgress restoring;
    private final StreamsMeters metrics;
    private final ThreadFailures failures;
    private final Duration closeTimeout;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private volatile Instant since = Instant.now();
    private volatile boolean hasRun;

    private SignalsApp(AppConfig config, Topology topology, MeterRegistry meters, Optional<String> advertised) {
        this.closeTimeout = config.closeTimeout();
        this.failures = new ThreadFailures(
                config.threadFailures(), config.threadFailurePeriod(), FIRST_PAUSE, System::nanoTime);
        this.streams = new KafkaStreams(topology, config.kafka().streams(advertised), new StreamClients());
        this.shape = TopologyShape.of(topology);
        this.restoring = new RestoreProgress(new SignalMetrics(meters).restore(InternalTopics.loggedStores()));
        restoring.watch(streams);
        this.metrics = new StreamsMeters(streams, meters);
        streams.setUncaughtExceptionHandler(metrics.counting(failures));
        streams.setStateListener(this::onState);
    }

    /**
     * Waits for the cluster, checks the topics and starts. Returns when the threads have been started; restoring state
     * may take longer, see {@link #awaitRunning}.
     *
     * @throws AppException with the reason why not; nothing is left running
     */
    public static SignalsApp start(AppConfig config, TopologyFactory topologies, MeterRegistry meters) {
        return start(config, topologies, meters, Optional.empty());
    }

    /**
     * The same for an instance that others put questions to.
     *
     * @param advertised host:port at which they reach it; empty: they do not
     */
    public static SignalsApp start(
            AppConfig config, TopologyFactory topologies, MeterRegistry meters, Optional<String> advertised) {
        InputPartitions inputs = checkTopics(config);
        SourceLag lag = new SourceLag();
        Topology topology = topology(() -> topologies.build(config, inputs, meters, lag));
        SignalsApp app = guarded(() -> new SignalsApp(config, topology, meters, advertised));
        lag.attach(app.streams::metrics);
        try {
            guarded(() -> {
                app.streams.start();
                return app;
            });
        } catch (AppException failed) {
            app.close();
            throw failed;
        }
        return app;
    }

    public KafkaStreams streams() {
        return streams;
    }

    /** What the topology is made of. */
    public TopologyShape shape() {
        return shape;
    }

    /** What the client says of itself now; may wait for its locks. */
    public ClientReading read() {
        return new ClientReadings(streams, restoring).read();
    }

    /** The client's state by the name that Kafka Streams gives it; never waits. */
    public String state() {
        return streams.state().name();
    }

    /** When the client came into its present state, by the wall clock. */
    public Instant since() {
        return since;
    }

    /** Whether all state has been restored and records processed, once at least. */
    public boolean hasRun() {
        return hasRun;
    }

    /** Waits until all state is restored and records are processed; false when that has not happened in time. */
    public boolean awaitRunning(Duration bound) throws InterruptedException {
        return running.await(bound.toMillis(), TimeUnit.MILLISECONDS)
                && streams.state().isRunningOrRebalancing();
    }

    /** Waits for the end; empty when it was asked for by {@link #close}. */
    public Optional<AppException> awaitStopped() throws InterruptedException {
        stopped.await();
        return streams.state() == State.ERROR || streams.state() == State.PENDING_ERROR
                ? Optional.of(failure())
                : Optional.empty();
    }

    /** Commits, gives the work to other instances at once and stops; idempotent, bounded. True when all was in time. */
    public boolean stop() {
        boolean complete = streams.close(CloseOptions.timeout(closeTimeout)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        metrics.close();
        if (!complete) {
            LOG.warn("Not stopped within {}; the open transaction will be aborted by the brokers", closeTimeout);
        }
        return complete;
    }

    @Override
    public void close() {
        stop();
    }

    private static InputPartitions checkTopics(AppConfig config) {
        try (Admin admin = ClusterAccess.open(config)) {
            List<Finding> findings =
                    new TopicCheck(admin, config.bootstrapServers()).findings(TopicTable.of(config.topics()));
            findings.stream()
                    .filter(finding -> !finding.refusesStart())
                    .forEach(finding -> LOG.warn(finding.sentence()));
            String refusals = findings.stream()
                    .filter(Finding::refusesStart)
                    .map(Finding::sentence)
                    .collect(Collectors.joining(System.lineSeparator()));
            if (!refusals.isEmpty()) {
                throw new AppException(AppException.Reason.TOPICS, refusals);
            }
            List<String> missing = new ClusterRights(admin, config).missing();
            if (!missing.isEmpty()) {
                throw new AppException(
                        AppException.Reason.FORBIDDEN,
                        String.join(System.lineSeparator(), missing) + System.lineSeparator() + ClusterRights.REMEDY);
            }
            return InputPartitions.of(admin, config.topics().run());
        } catch (KafkaException unanswered) {
            throw new AppException(
                    AppException.Reason.BROKER_UNREACHABLE,
                    "The topics could not be checked: " + ThreadFailures.sentence(unanswered),
                    unanswered);
        }
    }

    /** The topology registers its output schemas, so a registry that is away shows here. */
    private static Topology topology(Supplier<Topology> build) {
        try {
            return build.get();
        } catch (RegistryUnavailableException away) {
            throw new AppException(AppException.Reason.REGISTRY_UNREACHABLE, away.getMessage(), away);
        }
    }

    private static SignalsApp guarded(Supplier<SignalsApp> step) {
        try {
            return step.get();
        } catch (ConfigException unusable) {
            throw new AppException(AppException.Reason.BAD_CONFIG, unusable.getMessage(), unusable);
        } catch (KafkaException failed) {
            throw new AppException(
                    AppException.Reason.STREAM_FAILED,
                    "The stream could not start: " + ThreadFailures.sentence(failed),
                    failed);
        }
    }

    private AppException failure() {
        String why = failures.last().map(ThreadFailures::sentence).orElse("no cause was given");
        if (failures.last().filter(ThreadFailures::forbidden).isPresent()) {
            return new AppException(
                    AppException.Reason.FORBIDDEN,
                    "The stream stopped, as the brokers refuse it a right: " + why + " " + ClusterRights.REMEDY,
                    failures.last().orElse(null));
        }
        return new AppException(
                AppException.Reason.STREAM_FAILED,
                "The stream stopped: " + why,
                failures.last().orElse(null));
    }

    private void onState(State now, State before) {
        LOG.info("{} (was {})", now, before);
        since = Instant.now();
        metrics.changed(now);
        if (now == State.RUNNING) {
            hasRun = true;
            restoring.settled();
            running.countDown();
        }
        if (now == State.ERROR || now == State.NOT_RUNNING) {
            running.countDown();
            stopped.countDown();
        }
    }
}
