package io.marketsignals.topology;

import io.marketsignals.symbol.MovingAverages;
import java.nio.ByteBuffer;

/** A symbol's moving averages in a fixed layout: 21 bytes. */
final class MovingAveragesCodec implements Codec<MovingAverages> {
    private static final byte VERSION = 1;
    private static final int SIZE = 1 + 4 + 8 + 8;

    @Override
    public byte[] encode(MovingAverages averages) {
        return ByteBuffer.allocate(SIZE)
                .put(VERSION)
                .putInt(averages.session())
                .putDouble(averages.ema38())
                .putDouble(averages.ema100())
                .array();
    }

    @Override
    public MovingAverages decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("moving averages of version " + version + "; this build reads " + VERSION);
        }
        return new MovingAverages(in.getInt(), in.getDouble(), in.getDouble());
    }
}
