package io.marketsignals.history;

import io.marketsignals.app.AppConfig;
import io.marketsignals.history.cluster.Kills;
import io.marketsignals.history.publish.HeldPace;
import io.marketsignals.history.recorded.Stretch;
import io.marketsignals.topics.RunName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What to replay and how.
 *
 * @param input what is read
 * @param out folder of the results; made where it is missing
 * @param work how the work is spread
 * @param tempo how fast event time passes
 * @param settings of the application, laid over the replay's own
 * @param kills how the application is killed on the way
 */
public record ReplayRequest(Input input, Path out, Work work, Tempo tempo, Map<String, String> settings, Kills kills) {
    public ReplayRequest {
        settings = Map.copyOf(settings);
    }

    /** What a replay reads. */
    public sealed interface Input {}

    /**
     * Files; the replay brings its own broker.
     *
     * @param from first local date, inclusive
     * @param to last local date, inclusive
     */
    public record Files(
            Path reference, List<Path> feeds, List<Path> files, Optional<LocalDate> from, Optional<LocalDate> to)
            implements Input {
        public Files {
            feeds = List.copyOf(feeds);
            files = List.copyOf(files);
            if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
                throw new IllegalArgumentException(
                        "the first date must not be after the last: " + from.get() + ", " + to.get());
            }
        }
    }

    /**
     * Topics of a cluster.
     *
     * @param source settings of the application whose input is replayed
     * @param run names the replay's application and its topics on the same cluster
     * @param clean whether what the run has put there is removed at its end
     * @param reference a file whose entries replace those of the same id
     * @param endSessions whether sessions that are open at the end of the input are ended
     */
    public record Topics(
            AppConfig source,
            RunName run,
            boolean clean,
            Stretch stretch,
            Optional<Path> reference,
            boolean endSessions)
            implements Input {
        public Topics {
            if (!run.given()) {
                throw new IllegalArgumentException("a replay from topics needs a run's name");
            }
        }
    }

    /**
     * How the work is spread; it changes how long it takes, never the results.
     *
     * @param partitions of the prices and of the index ticks; >= 1; as in the source where topics are replayed
     * @param threads stream threads of each instance; >= 1
     * @param instances of the application; >= 1
     */
    public record Work(int partitions, int threads, int instances) {
        public Work {
            if (partitions < 1 || threads < 1 || instances < 1) {
                throw new IllegalArgumentException("partitions, threads and instances must be at least 1: " + partitions
                        + ", " + threads + ", " + instances);
            }
        }
    }

    /**
     * How fast event time passes.
     *
     * @param speed multiple of real time; 0: as fast as it goes
     * @param hold how it can be held; empty: it cannot
     */
    public record Tempo(double speed, Optional<Hold> hold) {
        /** As fast as it goes. */
        public static final Tempo FASTEST = new Tempo(0, Optional.empty());

        public Tempo {
            if (!(speed >= 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("speed must be 0 or more: " + speed);
            }
        }
    }

    /**
     * A pace that can be held.
     *
     * @param paused whether it begins held
     * @param grain event time that a flush may gather, so that a hold takes hold soon
     * @param reins is given the pace before anything is published
     */
    public record Hold(boolean paused, Duration grain, Consumer<HeldPace> reins) {}
}
