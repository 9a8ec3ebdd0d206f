package io.marketsignals.bench.dsl.member;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * A symbol's last price and the close of the session before.
 *
 * @param session trading date of the last price, epoch day
 * @param time its event time, epoch milliseconds
 * @param previousClose NaN when the symbol never traded before the session
 */
public record Quote(int session, long time, double last, double previousClose) {
    public static final Serde<Quote> SERDE = FixedLayout.of(28, Quote::write, Quote::read);

    /** A symbol that never traded. */
    public static final Quote NONE = new Quote(Integer.MIN_VALUE, Long.MIN_VALUE, Double.NaN, Double.NaN);

    /** The quote after a trade of a session; one that is older than the last changes nothing. */
    public Quote next(Trade trade, int day) {
        if (trade.time() < time) {
            return this;
        }
        return new Quote(day, trade.time(), trade.price(), day > session ? last : previousClose);
    }

    private void write(ByteBuffer out) {
        out.putInt(session).putLong(time).putDouble(last).putDouble(previousClose);
    }

    private static Quote read(ByteBuffer in) {
        return new Quote(in.getInt(), in.getLong(), in.getDouble(), in.getDouble());
    }
}
