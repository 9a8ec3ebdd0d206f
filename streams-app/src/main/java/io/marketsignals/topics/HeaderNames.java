package io.marketsignals.topics;

/** The headers of records on the public topics; their values are UTF-8 text. */
public final class HeaderNames {
    /** On every record that a replay's application writes: the run's name. */
    public static final String RUN = RunName.HEADER;

    /** On every tick record of a load: the load's id. */
    public static final String LOAD = "signals.load";

    /** On a dead letter: why it was refused. */
    public static final String REASON = "signals.reason";

    /** On a dead letter, as in KIP-1034: the reason and what exactly was wrong. */
    public static final String ERROR_MESSAGE = "__streams.errors.message";

    /** On a dead letter, as in KIP-1034: the topic it was received from. */
    public static final String ERROR_TOPIC = "__streams.errors.topic";

    /** On a dead letter, as in KIP-1034: the partition it was received from. */
    public static final String ERROR_PARTITION = "__streams.errors.partition";

    /** On a dead letter, as in KIP-1034: the offset it was received at. */
    public static final String ERROR_OFFSET = "__streams.errors.offset";

    /** On the dead letter of a batch whose other ticks were taken: how many of how many were refused, {@code 1 of 2}. */
    public static final String REFUSED_TICKS = "signals.refused-ticks";

    /** On a refused record that was sent again: the dead letter that it was, {@code topic-partition@offset}. */
    public static final String REPLAYED_FROM = "signals.replayed-from";

    /** On a record among the dead letters that is none, but says that one of its partition was sent again: its offset. */
    public static final String REPLAYED = "signals.replayed";

    /** On an alert, as in the CloudEvents Kafka binding, binary mode: the media type of the value. */
    public static final String CONTENT_TYPE = "content-type";

    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_TIME = "ce_time";
    public static final String CE_SUBJECT = "ce_subject";

    private HeaderNames() {}
}
