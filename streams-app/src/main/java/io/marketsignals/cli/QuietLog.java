package io.marketsignals.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is logged while a command brings its own broker. */
final class QuietLog {
    private QuietLog() {}

    /**
     * Leaves out what is no news where broker and clients start and stop together: topics asked for a moment before they
     * exist, directories that are temporary by intention, the states of the stream.
     */
    static void quiet() {
        levels(Map.of("org.apache.kafka", Level.ERROR, "kafka", Level.ERROR, "io.marketsignals", Level.WARN));
    }

    /** Leaves out everything: the process is on its way down. */
    static void silent() {
        levels(Map.of(
                Logger.ROOT_LOGGER_NAME,
                Level.OFF,
                "org.apache.kafka",
                Level.OFF,
                "kafka",
                Level.OFF,
                "io.marketsignals",
                Level.OFF));
    }

    private static void levels(Map<String, Level> levels) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            levels.forEach((name, level) -> context.getLogger(name).setLevel(level));
        }
    }
}
