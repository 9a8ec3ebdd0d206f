package io.marketsignals.bench.dsl.member;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * A trade of the symbol that is its key.
 *
 * @param time event time, epoch milliseconds
 */
public record Trade(long time, double price) {
    public static final Serde<Trade> SERDE = FixedLayout.of(16, Trade::write, Trade::read);

    private void write(ByteBuffer out) {
        out.putLong(time).putDouble(price);
    }

    private static Trade read(ByteBuffer in) {
        return new Trade(in.getLong(), in.getDouble());
    }
}
