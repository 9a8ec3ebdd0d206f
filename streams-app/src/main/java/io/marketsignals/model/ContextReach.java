package io.marketsignals.model;

import java.time.Duration;

/**
 * Which context events count.
 *
 * @param delayMillis how long after its publication an event counts as known, so that its record has arrived by then; 60 s
 * @param days how many times 24 hours before the open and after the close of an alert's session an event may lie; 3
 */
public record ContextReach(long delayMillis, int days) {
    private static final long DAY = Duration.ofDays(1).toMillis();

    public static ContextReach from(Settings settings) {
        return new ContextReach(
                1000L * settings.count("context.delay", 60, 0, 86_400), settings.count("context.days", 3, 0, 365));
    }

    /** Whether an event is known at an instant of event time: publishedAt + delay <= at. */
    public boolean known(ContextEvent event, long at) {
        return event.publishedAt() <= at - delayMillis;
    }

    /** The first instant at which an event has happened and is known. */
    public long effect(ContextEvent event) {
        return Math.max(event.time(), event.publishedAt() + delayMillis);
    }

    /** First instant of the days around a session, inclusive. */
    long start(Session session) {
        return session.open() - days * DAY;
    }

    /** Last instant of the days around a session, inclusive. */
    long end(Session session) {
        return session.close() + days * DAY;
    }
}
