package io.marketsignals.history;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells how a replay goes: what is published, rate, event date reached and alerts so far. One line that changes on a terminal, else a
 * line every few seconds. Belongs to one thread.
 */
final class Progress implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(20);

    private final PrintWriter out;
    private final boolean terminal;
    private final String pieces;
    private final Consumer<byte[], byte[]> alerts;
    private final long start = System.nanoTime();
    private long lastPrinted = start;
    private long alertCount;

    /**
     * @param pieces what is published, in the plural
     * @param alerts reads committed; closed with this
     * @param topic of the alerts
     */
    Progress(PrintWriter out, boolean terminal, String pieces, Consumer<byte[], byte[]> alerts, String topic) {
        this.out = out;
        this.pieces = pieces;
        this.terminal = terminal;
        this.alerts = alerts;
        List<TopicPartition> partitions = alerts.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        alerts.assign(partitions);
        alerts.seekToBeginning(partitions);
    }

    /** What is published, in the plural. */
    String pieces() {
        return pieces;
    }

    /** Something that happened, on a line of its own. */
    void say(String sentence) {
        out.println((terminal ? "\r\u001b[K" : "") + sentence);
        out.flush();
    }

    /** Whether it is time to tell again; cheap. */
    boolean due() {
        return System.nanoTime() - lastPrinted >= (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
    }

    /**
     * Prints where the replay is.
     *
     * @param judged event time that every market has passed, epoch milliseconds UTC; 0 or less: none yet
     */
    void tell(long published, long judged) {
        lastPrinted = System.nanoTime();
        // A poll without time would never wait for the answer to its own request.
        for (int polled = 1; polled > 0; alertCount += polled) {
            polled = alerts.poll(POLL).count();
        }
        String line = String.format(
                Locale.ROOT,
                "%,d %s published (%,.0f a second), %s, %,d alerts",
                published,
                pieces,
                published / ((lastPrinted - start) / 1e9),
                judged <= 0
                        ? "nothing judged yet"
                        : "judged up to "
                                + Instant.ofEpochMilli(judged)
                                        .atZone(ZoneOffset.UTC)
                                        .toLocalDate(),
                alertCount);
        out.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
        out.flush();
    }

    @Override
    public void close() {
        if (terminal) {
            say("");
        }
        alerts.close();
    }
}
