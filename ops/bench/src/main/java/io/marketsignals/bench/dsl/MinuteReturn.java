package io.marketsignals.bench.dsl;

import io.marketsignals.bench.dsl.member.FixedLayout;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * An index's return in the session and in the minute of its newest price. 1 + session return stands for the level: the
 * previous close cancels out.
 *
 * @param minute epoch minute
 * @param atStart last session return before the minute; 0 in the session's first
 * @param last last session return, fraction
 */
public record MinuteReturn(int session, long minute, double atStart, double last) {
    static final Serde<MinuteReturn> SERDE = FixedLayout.of(28, MinuteReturn::write, MinuteReturn::read);

    /** An index without a price. */
    static final MinuteReturn NONE = new MinuteReturn(Integer.MIN_VALUE, Long.MIN_VALUE, 0, 0);

    private static final long MINUTE_MILLIS = 60_000;

    /** After new counts of the index. */
    MinuteReturn next(DslBreadth breadth) {
        long now = Math.floorDiv(breadth.asOf(), MINUTE_MILLIS);
        boolean newSession = breadth.session() != session;
        double before = newSession ? 0 : now > minute ? last : atStart;
        return new MinuteReturn(breadth.session(), now, before, breadth.sessionReturn());
    }

    /** The minute's return so far, fraction. */
    public double value() {
        return (1 + last) / (1 + atStart) - 1;
    }

    private void write(ByteBuffer out) {
        out.putInt(session).putLong(minute).putDouble(atStart).putDouble(last);
    }

    private static MinuteReturn read(ByteBuffer in) {
        return new MinuteReturn(in.getInt(), in.getLong(), in.getDouble(), in.getDouble());
    }
}
