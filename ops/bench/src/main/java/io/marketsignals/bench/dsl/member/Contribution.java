package io.marketsignals.bench.dsl.member;

import io.marketsignals.model.Scaled;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * What a member gives to one index.
 *
 * @param session trading date, epoch day
 * @param time event time of the member's last price, epoch milliseconds
 * @param side 1 advancer, -1 decliner, 0 unchanged
 * @param weightedReturn w*r at 1e-12
 */
public record Contribution(int session, long time, int side, long weightedReturn) {
    public static final Serde<Contribution> SERDE = FixedLayout.of(24, Contribution::write, Contribution::read);

    /**
     * What a quote with a previous close gives.
     *
     * @param weight of the symbol in the index; those of an index add up to 1
     */
    public static Contribution of(Quote quote, double weight) {
        double sessionReturn = quote.last() / quote.previousClose() - 1;
        return new Contribution(
                quote.session(),
                quote.time(),
                Double.compare(quote.last(), quote.previousClose()),
                Scaled.contribution(weight, sessionReturn));
    }

    private void write(ByteBuffer out) {
        out.putInt(session).putLong(time).putInt(side).putLong(weightedReturn);
    }

    private static Contribution read(ByteBuffer in) {
        return new Contribution(in.getInt(), in.getLong(), in.getInt(), in.getLong());
    }
}
