package io.marketsignals.inspect.deadletter;

import io.marketsignals.topics.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a dead letter says of itself, without its bytes. What a header does not say is empty.
 *
 * @param time the refused record's own, as received
 * @param reason one of {@link io.marketsignals.model.RejectionReason}, unless somebody else wrote the letter
 * @param origin where the refused record lies
 * @param key at most 64 printable characters of it
 * @param detail the sentence without the reason
 * @param refusedTicks {@code 1 of 2} of a batch of which the rest was taken
 * @param replayedFrom the dead letter that the refused record had been before, if it had been sent again
 */
public record DeadLetter(
        Position at,
        Instant time,
        String reason,
        Optional<Origin> origin,
        String key,
        String detail,
        String refusedTicks,
        String replayedFrom) {
    private static final int SHOWN = 64;

    /** A record of an input topic, by the topic's name on the cluster. */
    public record Origin(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    public static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        String reason = header(record, HeaderNames.REASON);
        String message = header(record, HeaderNames.ERROR_MESSAGE);
        return new DeadLetter(
                new Position(record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                reason,
                origin(record),
                record.key() == null ? "" : printable(record.key(), SHOWN),
                message.startsWith(reason + ": ") ? message.substring(reason.length() + 2) : message,
                header(record, HeaderNames.REFUSED_TICKS),
                header(record, HeaderNames.REPLAYED_FROM));
    }

    private static Optional<Origin> origin(ConsumerRecord<byte[], byte[]> record) {
        String partition = header(record, HeaderNames.ERROR_PARTITION);
        String offset = header(record, HeaderNames.ERROR_OFFSET);
        return partition.matches("\\d{1,6}") && offset.matches("\\d{1,18}")
                ? Optional.of(new Origin(
                        header(record, HeaderNames.ERROR_TOPIC), Integer.parseInt(partition), Long.parseLong(offset)))
                : Optional.empty();
    }

    /** The dead letter of which a record says that it was sent again, if it says so and is none itself. */
    public static Optional<Position> replayed(ConsumerRecord<byte[], byte[]> record) {
        String offset = header(record, HeaderNames.REPLAYED);
        return offset.matches("\\d{1,18}")
                ? Optional.of(new Position(record.partition(), Long.parseLong(offset)))
                : Optional.empty();
    }

    /** Printable ASCII, the rest as dots, cut to a length. */
    static String printable(byte[] bytes, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, most); i++) {
            text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
        }
        return text.toString();
    }

    /** The last value of a header as text; empty without one. */
    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
