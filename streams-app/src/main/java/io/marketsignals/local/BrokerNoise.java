package io.marketsignals.local;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/** Keeps off the console what every broker warns of when it starts or stops and nothing is wrong. Named in logback.xml. */
public final class BrokerNoise extends Filter<ILoggingEvent> {
    private static final List<String> EXPECTED = List.of(
            "Performing controller activation", "Attempting to close NetworkClient that has already been closed");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        if (outOfOrder(event)) {
            return FilterReply.DENY;
        }
        return event.getLoggerName().startsWith("org.apache.kafka.")
                        && EXPECTED.stream().anyMatch(message::contains)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    /** With pipelined requests, a batch can overtake one that found the last transaction still ending; both are sent again. */
    private static boolean outOfOrder(ILoggingEvent event) {
        return event.getLoggerName().equals("kafka.server.ReplicaManager")
                && event.getThrowableProxy() != null
                && event.getThrowableProxy().getClassName().endsWith(".OutOfOrderSequenceException");
    }
}
