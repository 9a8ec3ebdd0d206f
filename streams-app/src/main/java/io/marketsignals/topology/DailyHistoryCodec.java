package io.marketsignals.topology;

import io.marketsignals.symbol.DailyHistory;
import java.nio.ByteBuffer;

/** A daily history in a fixed layout: 5 bytes and 24 for each session. */
final class DailyHistoryCodec implements Codec<DailyHistory> {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 4;

    @Override
    public byte[] encode(DailyHistory history) {
        double[] prices = history.prices();
        ByteBuffer out = ByteBuffer.allocate(HEAD + prices.length * Double.BYTES);
        out.put(VERSION).putInt(history.newest());
        out.asDoubleBuffer().put(prices);
        return out.array();
    }

    @Override
    public DailyHistory decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("daily history of version " + version + "; this build reads " + VERSION);
        }
        int newest = in.getInt();
        double[] prices = new double[in.remaining() / Double.BYTES];
        in.asDoubleBuffer().get(prices);
        return DailyHistory.of(newest, prices);
    }
}
