package io.marketsignals.bench.application;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Clients that start, stop and are assigned anew say much that is no news. */
public final class QuietClients {
    private QuietClients() {}

    /** From now on this JVM logs failures only. */
    public static void logFailuresOnly() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
            context.getLogger("io.marketsignals").setLevel(Level.WARN);
        }
    }
}
