package io.marketsignals.history;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to replay and how.
 *
 * @param input what is read
 * @param out folder of the results; made where it is missing
 * @param partitions of the prices and of the index ticks; >= 1
 * @param threads stream threads; >= 1
 * @param speed multiple of real time; 0: as fast as it goes
 * @param settings of the application, laid over the replay's own
 * @param kills how the application is killed on the way
 */
public record ReplayRequest(
        Input input, Path out, int partitions, int threads, double speed, Map<String, String> settings, Kills kills) {

    public ReplayRequest {
        settings = Map.copyOf(settings);
        if (partitions < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "partitions and threads must be at least 1: " + partitions + ", " + threads);
        }
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be 0 or more: " + speed);
        }
    }

    /**
     * The files of a replay.
     *
     * @param from first local date, inclusive
     * @param to last local date, inclusive
     */
    public record Input(
            Path reference, List<Path> feeds, List<Path> files, Optional<LocalDate> from, Optional<LocalDate> to) {
        public Input {
            feeds = List.copyOf(feeds);
            files = List.copyOf(files);
            if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
                throw new IllegalArgumentException(
                        "the first date must not be after the last: " + from.get() + ", " + to.get());
            }
        }
    }

    /**
     * Hard kills of the application, which then runs in a JVM of its own.
     *
     * @param after ticks between two kills; 0: none
     * @param count how often
     */
    public record Kills(long after, int count) {
        /** No kill. */
        public static final Kills NONE = new Kills(0, 0);

        public Kills {
            if (after < 0 || count < 0) {
                throw new IllegalArgumentException("kills and the ticks between them must not be negative");
            }
        }

        boolean wanted() {
            return after > 0 && count > 0;
        }
    }
}
