package io.marketsignals.contract;

import io.marketsignals.model.RejectionReason;
import io.marketsignals.topics.HeaderNames;
import java.util.Arrays;
import java.util.List;

/**
 * The headers that a kind of record carries besides what others put there.
 *
 * @param names in the order of the document
 */
record MessageHeaders(List<Header> names) {
    private static final Header RUN =
            optional(HeaderNames.RUN, "Name of the replay that wrote it; absent in production.");

    /** Nothing. */
    static final MessageHeaders NONE = new MessageHeaders(List.of());

    /** Of prices and levels. */
    static final MessageHeaders TICK = new MessageHeaders(List.of(
            optional(HeaderNames.LOAD, "Id of the load that sent it; absent from a live feed."),
            optional(
                    HeaderNames.REPLAYED_FROM,
                    "The dead letter that it was, topic-partition@offset, if it was sent again.")));

    /** Of measures. */
    static final MessageHeaders OUTPUT = new MessageHeaders(List.of(RUN));

    /** Of alerts: CloudEvents 1.0, binary content mode of the Kafka protocol binding. */
    static final MessageHeaders ALERT = new MessageHeaders(List.of(
            new Header(HeaderNames.CE_SPECVERSION, "Version of CloudEvents.", true, List.of("1.0")),
            required(HeaderNames.CE_ID, "The alert's id and revision, joined by a slash."),
            required(HeaderNames.CE_SOURCE, "/market-signals/ and the market id, percent-encoded."),
            required(
                    HeaderNames.CE_TYPE,
                    "io.marketsignals.alert., the signal, the event where it is not named as the signal is, and the status"
                            + " in lower case, joined by dots; for example io.marketsignals.alert.breadth-divergence.raised."),
            required(HeaderNames.CE_TIME, "Event time of the revision, RFC 3339, UTC."),
            required(HeaderNames.CE_SUBJECT, "The alert's subject."),
            new Header(HeaderNames.CONTENT_TYPE, "Media type of the value.", true, List.of(AsyncApi.AVRO)),
            RUN));

    /** Of refused records, beside the headers that they were received with; KIP-1034's where it has a name. */
    static final MessageHeaders DEAD_LETTER = new MessageHeaders(List.of(
            new Header(HeaderNames.REASON, "Why it was refused.", true, reasons()),
            required(HeaderNames.ERROR_MESSAGE, "The reason and what exactly was wrong."),
            required(HeaderNames.ERROR_TOPIC, "Topic it was received from."),
            required(HeaderNames.ERROR_PARTITION, "Partition it was received from, decimal."),
            required(HeaderNames.ERROR_OFFSET, "Offset it was received at, decimal."),
            optional(
                    HeaderNames.REFUSED_TICKS,
                    "Of a batch whose other ticks were taken: how many of how many were refused, as in 1 of 2."),
            optional(
                    HeaderNames.REPLAYED,
                    "Only on a marker, which has no value and none of the other headers: offset of the dead letter of the"
                            + " same partition that was sent again, decimal."),
            RUN));

    /**
     * One header; its value is UTF-8 text.
     *
     * @param values all that it can say; empty: anything
     */
    record Header(String name, String description, boolean required, List<String> values) {}

    private static Header required(String name, String description) {
        return new Header(name, description, true, List.of());
    }

    private static Header optional(String name, String description) {
        return new Header(name, description, false, List.of());
    }

    private static List<String> reasons() {
        return Arrays.stream(RejectionReason.values()).map(Enum::name).toList();
    }
}
