package io.marketsignals.history;

import io.marketsignals.app.AppException;
import io.marketsignals.history.cluster.Applications;
import io.marketsignals.history.cluster.Watermarks;
import io.marketsignals.history.cluster.WorkedOff;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publication;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * Publishes history to the application, never more than a bounded number of ticks ahead of what it has judged: what a fast
 * source partition is ahead of a slow one waits in the application's stores. Belongs to one thread.
 */
final class Feeding {
    /** Several seconds of the application's work, so that it never waits for ticks. */
    static final long LONGEST_LEAD = 500_000;

    private static final int LOOK_EVERY_TICKS = 4_096;
    private static final Duration COURTESY = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private final Cast cast;
    private final Set<String> markets;
    private final long openMillis;
    private final Queue<Sent> unjudged = new ArrayDeque<>();
    private Map<String, Long> judged = Map.of();
    private Optional<Publication> publication = Optional.empty();
    private long lookedAt;

    /** Who takes part; closed by whoever made them. */
    record Cast(Applications apps, Watermarks watermarks, WorkedOff workedOff, Progress progress, Admin admin) {}

    /** How much was published when an event time was reached. */
    private record Sent(long volume, long reached) {}

    /**
     * @param markets all that will be judged
     * @param open how much event time before what was published the application may still hold open
     */
    Feeding(Cast cast, Set<String> markets, Duration open) {
        this.cast = cast;
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
                look();
                pace.await(eventTime);
            }
        };
    }

    /** Looks after the application, and tells where it is when that is due. */
    void look() throws InterruptedException {
        cast.apps().check();
        if (publication.isPresent()) {
            tell(publication.get());
        }
    }

    /** Publishes everything and its end. */
    void publish(Publication history) throws InterruptedException {
        publication = Optional.of(history);
        while (history.advance()) {
            if (history.volume() - lookedAt >= LOOK_EVERY_TICKS) {
                lookedAt = history.volume();
                look();
                holdBack(history);
            }
            if (cast.apps().killDue(history.published())) {
                history.flush();
                cast.apps().killAndRestart();
                cast.progress()
                        .say("killed the application after " + history.published() + " "
                                + cast.progress().pieces() + ", started it again");
            }
        }
        history.finish();
    }

    /** Returns when everything that was published is worked off. */
    void drain() throws InterruptedException {
        long lastProgress = System.nanoTime();
        Object before = Map.of();
        while (!cast.workedOff().look()) {
            if (!cast.workedOff().committed().equals(before)) {
                before = cast.workedOff().committed();
                lastProgress = System.nanoTime();
            }
            requireProgress(lastProgress);
            look();
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private void holdBack(Publication history) throws InterruptedException {
        unjudged.add(new Sent(history.volume(), history.reached()));
        Sent oldest = unjudged.element();
        while (history.volume() - oldest.volume() > LONGEST_LEAD) {
            unjudged.remove();
            // What was published within one open bucket cannot be judged before more comes.
            long goal = Math.min(oldest.reached(), history.reached() - openMillis);
            if (history.reached() != Long.MIN_VALUE && slowest() < goal) {
                history.flush();
                await(history, goal);
            }
            oldest = unjudged.element();
        }
    }

    /** A courtesy to the application's stores: where no market moves on, more input may be what it waits for. */
    private void await(Publication history, long goal) throws InterruptedException {
        long lastProgress = System.nanoTime();
        while (slowest() < goal && System.nanoTime() - lastProgress < COURTESY.toNanos()) {
            Map<String, Long> before = judged;
            readJudged();
            if (!judged.equals(before)) {
                lastProgress = System.nanoTime();
            }
            cast.apps().check();
            tell(history);
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private void requireProgress(long lastProgress) {
        if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
            throw new AppException(
                    AppException.Reason.STREAM_FAILED,
                    "The application has not moved on for " + PATIENCE.toSeconds() + " s; its markets have reached "
                            + judged);
        }
    }

    private void tell(Publication history) throws InterruptedException {
        if (cast.progress().due()) {
            readJudged();
            // The last heartbeats may lie far after the last tick.
            cast.progress().tell(history.published(), Math.min(slowest(), history.latest()));
        }
    }

    private void readJudged() throws InterruptedException {
        judged = Map.copyOf(cast.watermarks().read(cast.admin()));
    }

    /** Event time that every market has passed; Long.MIN_VALUE while one has not begun. */
    private long slowest() {
        return markets.stream()
                .mapToLong(market -> judged.getOrDefault(market, Long.MIN_VALUE))
                .min()
                .orElse(Long.MIN_VALUE);
    }
}
