package io.marketsignals.topology;

import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.MemberReading.Calls;
import io.marketsignals.symbol.Standing;
import io.marketsignals.symbol.SymbolState;
import java.nio.ByteBuffer;
import java.util.List;

/** A symbol's state in a fixed layout: 115 bytes, the hot path's only store value. */
final class SymbolStateCodec implements Codec<SymbolState> {
    private static final int STATE = 1 + 4 + 4 + 8 + 8 + 8 + 8 + 8 + 8 + 4 + 1 + 4 + 4 + 4;
    private static final int READING = 1 + 8 + 8 + 4 + 8 + 4 + 4 + 4;
    private static final int SIZE = STATE + READING;
    private static final byte VERSION = 4;
    private static final byte OFFICIAL = 1;
    private static final byte HALTED = 2;
    private static final byte DIRTY = 4;
    private static final byte NOT_COUNTED = -1;
    /** A class's place in this list is its code in the store: append only. */
    private static final List<MemberClass> CODES = List.of(
            MemberClass.ADVANCER,
            MemberClass.DECLINER,
            MemberClass.UNCHANGED,
            MemberClass.NO_PREVIOUS_CLOSE,
            MemberClass.HALTED);

    @Override
    public byte[] encode(SymbolState state) {
        MemberReading counted = state.counted();
        return ByteBuffer.allocate(SIZE)
                .put(VERSION)
                .putInt(state.session())
                .putInt(state.previousSession())
                .putDouble(state.previousClose())
                .putDouble(state.high())
                .putDouble(state.low())
                .putDouble(state.last())
                .putLong(state.lastTime())
                .putLong(state.volume())
                .putInt(state.late())
                .put(flags(state))
                .putInt(state.window())
                .putInt(state.calls().upgrades())
                .putInt(state.calls().downgrades())
                .put(counted == null ? NOT_COUNTED : (byte) CODES.indexOf(counted.memberClass()))
                .putDouble(counted == null ? 0 : counted.sessionReturn())
                .putLong(counted == null ? 0 : counted.volume())
                .putInt(counted == null ? 0 : counted.late())
                .putDouble(counted == null ? 0 : counted.last())
                .putInt(counted == null ? 0 : counted.standing().bits())
                .putInt(counted == null ? 0 : counted.calls().upgrades())
                .putInt(counted == null ? 0 : counted.calls().downgrades())
                .array();
    }

    @Override
    public SymbolState decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("symbol state of version " + version + "; this build reads " + VERSION);
        }
        int session = in.getInt();
        int previousSession = in.getInt();
        double previousClose = in.getDouble();
        double high = in.getDouble();
        double low = in.getDouble();
        double last = in.getDouble();
        long lastTime = in.getLong();
        long volume = in.getLong();
        int late = in.getInt();
        byte flags = in.get();
        int window = in.getInt();
        Calls calls = new Calls(in.getInt(), in.getInt());
        byte memberClass = in.get();
        MemberReading counted = memberClass == NOT_COUNTED ? null : counted(CODES.get(memberClass), in);
        return new SymbolState(
                session,
                previousSession,
                previousClose,
                high,
                low,
                last,
                lastTime,
                volume,
                late,
                (flags & OFFICIAL) != 0,
                (flags & HALTED) != 0,
                window,
                calls,
                (flags & DIRTY) != 0,
                counted);
    }

    private static byte flags(SymbolState state) {
        return (byte) ((state.official() ? OFFICIAL : 0) | (state.halted() ? HALTED : 0) | (state.dirty() ? DIRTY : 0));
    }

    private static MemberReading counted(MemberClass memberClass, ByteBuffer in) {
        double sessionReturn = in.getDouble();
        long volume = in.getLong();
        int late = in.getInt();
        double last = in.getDouble();
        Standing standing = new Standing(in.getInt());
        Calls calls = new Calls(in.getInt(), in.getInt());
        return new MemberReading(memberClass, last, sessionReturn, volume, late, standing, calls);
    }
}
