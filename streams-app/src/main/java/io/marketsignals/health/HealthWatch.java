package io.marketsignals.health;

import io.marketsignals.topology.query.ClientReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second at an instance from a thread of its own and answers probes from what it saw: a probe never waits, and a
 * client that no longer answers, because its locks are held, shows as readings that grow old.
 */
public final class HealthWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final HealthSettings settings;
    private final Supplier<ClientReading> readings;
    private final BooleanSupplier hasRun;
    private final TopicPresence topics;
    private final LongSupplier nanoTime;
    private final Liveness liveness;
    private final ScheduledExecutorService looking;
    private volatile Seen seen;
    private boolean blind;

    /** What the last look saw. */
    private record Seen(long at, List<Check> live, List<Check> ready) {}

    /**
     * A watch that does not look by itself before {@link #start}.
     *
     * @param hasRun whether the client has been RUNNING since its start
     * @param nanoTime a clock that only goes on, nanoseconds
     */
    public HealthWatch(
            HealthSettings settings,
            Supplier<ClientReading> readings,
            BooleanSupplier hasRun,
            TopicPresence topics,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.readings = readings;
        this.hasRun = hasRun;
        this.topics = topics;
        this.nanoTime = nanoTime;
        this.liveness = new Liveness(settings);
        this.seen = new Seen(nanoTime.getAsLong(), List.of(), List.of(Check.down("client", "Nobody has looked yet.")));
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "health-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Looks once a second from now on. */
    public HealthWatch start() {
        var unused = looking.scheduleWithFixedDelay(this::tryLook, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** A look that fails shows as readings that grow old; the log says it once. */
    private void tryLook() {
        try {
            look();
            blind = false;
        } catch (RuntimeException failed) {
            if (!blind) {
                LOG.warn("The health of this instance could not be read", failed);
            }
            blind = true;
        }
    }

    /** Takes one reading and judges it. */
    void look() {
        ClientReading reading = readings.get();
        long now = nanoTime.getAsLong();
        List<Check> ready = List.of(
                Readiness.client(reading, hasRun.getAsBoolean()), Readiness.restored(reading), topics.judge(now));
        seen = new Seen(now, liveness.judge(reading, now), ready);
    }

    /** Down when only a restart helps. */
    public Health live() {
        List<Check> checks = new ArrayList<>(seen.live());
        checks.add(readingsCome());
        return new Health(checks);
    }

    /** Down when questions are better sent elsewhere for now. */
    public Health ready() {
        List<Check> checks = new ArrayList<>(seen.ready());
        checks.add(readingsCome());
        return new Health(checks);
    }

    /** Down until the client has run once. */
    public Health started() {
        return new Health(List.of(
                hasRun.getAsBoolean()
                        ? Check.up("started", "The client has run.")
                        : Check.down("started", "The client has not run yet.")));
    }

    private Check readingsCome() {
        Duration age = Duration.ofNanos(nanoTime.getAsLong() - seen.at());
        return new Check(
                "readings",
                age.compareTo(settings.stall()) <= 0,
                "The client was last read " + age.toSeconds() + " s ago.");
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
