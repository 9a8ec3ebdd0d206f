package io.marketsignals.history;

import io.marketsignals.app.AppException;
import io.marketsignals.history.feed.MergedTicks;
import io.marketsignals.history.feed.Tick;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publisher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * Publishes ticks to the application, never more than a bounded number ahead of what it has judged: what a fast source
 * partition is ahead of a slow one waits in the application's stores. Belongs to one thread.
 */
final class Feeding {
    /** Several seconds of the application's work, so that it never waits for ticks. */
    static final long LONGEST_LEAD = 500_000;

    private static final int LOOK_EVERY_TICKS = 4_096;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private final Cast cast;
    private final Admin admin;
    private final Set<String> markets;
    private final long openMillis;
    private final Queue<Sent> unjudged = new ArrayDeque<>();
    private Watermarks stage;
    private Map<String, Long> judged = Map.of();
    private Optional<Publisher> publisher = Optional.empty();
    private long lastTick;

    /** Who takes part; closed by whoever made them. */
    record Cast(Applications apps, Watermarks watermarks, Watermarks crossMarket, Progress progress) {}

    /** How many ticks were published when an event time was reached. */
    private record Sent(long published, long reached) {}

    /**
     * @param markets all that will be judged
     * @param open how much event time before what was published the application may still hold open
     */
    Feeding(Cast cast, Admin admin, Set<String> markets, Duration open) {
        this.cast = cast;
        this.stage = cast.watermarks();
        this.admin = admin;
        this.markets = markets;
        this.openMillis = open.toMillis();
    }

    /** A pace that looks after the application, and tells where it is, before each wait. */
    Pace watched(Pace pace) {
        return new Pace() {
            @Override
            public Duration longestStep() {
                return pace.longestStep();
            }

            @Override
            public Duration flushEvery() {
                return pace.flushEvery();
            }

            @Override
            public void await(long eventTime) throws InterruptedException {
                cast.apps().check();
                if (publisher.isPresent()) {
                    tell(publisher.get());
                }
                pace.await(eventTime);
            }
        };
    }

    /** Publishes all ticks and their end. */
    void publish(Publisher publisher, MergedTicks ticks) throws InterruptedException {
        this.publisher = Optional.of(publisher);
        while (ticks.hasNext()) {
            Tick tick = ticks.next();
            publisher.publish(tick);
            lastTick = tick.time();
            long published = publisher.published();
            if (published % LOOK_EVERY_TICKS == 0) {
                cast.apps().check();
                tell(publisher);
                holdBack(publisher);
            }
            if (cast.apps().killDue(published)) {
                publisher.flush();
                cast.apps().killAndRestart(admin);
                cast.progress().say("killed the application after " + published + " ticks, started it again");
            }
        }
        publisher.finish();
    }

    /** Returns when every market has passed what was published, and what markets tell each other is worked off. */
    void drain(Publisher publisher) throws InterruptedException {
        // The bucket of the last heartbeat itself stays open.
        long goal = publisher.reached() - Publisher.TAIL.toMillis() / 2;
        await(publisher, goal);
        // Told once an hour, but the last heartbeat lies days after everything else.
        stage = cast.crossMarket();
        judged = Map.of();
        await(publisher, goal);
    }

    private void holdBack(Publisher publisher) throws InterruptedException {
        unjudged.add(new Sent(publisher.published(), publisher.reached()));
        Sent oldest = unjudged.element();
        while (publisher.published() - oldest.published() > LONGEST_LEAD) {
            unjudged.remove();
            // What was published within one open bucket cannot be judged before more comes.
            long goal = Math.min(oldest.reached(), publisher.reached() - openMillis);
            if (slowest() < goal) {
                publisher.flush();
                await(publisher, goal);
            }
            oldest = unjudged.element();
        }
    }

    private void await(Publisher publisher, long goal) throws InterruptedException {
        long lastProgress = System.nanoTime();
        while (slowest() < goal) {
            Map<String, Long> before = judged;
            look();
            if (!judged.equals(before)) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                throw new AppException(
                        AppException.Reason.STREAM_FAILED,
                        "No market has moved on for " + PATIENCE.toSeconds() + " s; they have reached " + judged);
            }
            cast.apps().check();
            tell(publisher);
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private void tell(Publisher publisher) throws InterruptedException {
        if (cast.progress().due()) {
            look();
            // The last heartbeats lie far after the last tick.
            cast.progress().tell(publisher.published(), Math.min(slowest(), lastTick));
        }
    }

    private void look() throws InterruptedException {
        judged = Map.copyOf(stage.read(admin));
    }

    /** Event time that every market has passed; Long.MIN_VALUE while one has not begun. */
    private long slowest() {
        return markets.stream()
                .mapToLong(market -> judged.getOrDefault(market, Long.MIN_VALUE))
                .min()
                .orElse(Long.MIN_VALUE);
    }
}
