package io.marketsignals.bench.dsl;

import io.marketsignals.bench.dsl.member.Contribution;
import io.marketsignals.bench.dsl.member.FixedLayout;
import io.marketsignals.model.Scaled;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * An index's counts and return, summed over its members that traded in the running session; the last record of a key holds.
 *
 * @param session trading date, epoch day
 * @param asOf event time of the newest price in it, epoch milliseconds
 * @param weightedReturn sum of w*r at 1e-12
 */
public record DslBreadth(int session, long asOf, int advancers, int decliners, int unchanged, long weightedReturn) {
    static final Serde<DslBreadth> SERDE = FixedLayout.of(32, DslBreadth::write, DslBreadth::read);

    /** An index of which no member traded. */
    static final DslBreadth NONE = new DslBreadth(Integer.MIN_VALUE, Long.MIN_VALUE, 0, 0, 0, 0);

    /** The value of a record of the breadth topic, whose key is the index in UTF-8. */
    public static DslBreadth decode(byte[] value) {
        return read(ByteBuffer.wrap(value));
    }

    /** Session return as a fraction. */
    public double sessionReturn() {
        return Scaled.toDouble(weightedReturn);
    }

    /** With a member; the first of a later session starts anew, one of an older session changes nothing. */
    DslBreadth add(Contribution member) {
        if (member.session() > session) {
            return new DslBreadth(member.session(), member.time(), 0, 0, 0, 0).sum(member, 1);
        }
        return member.session() < session ? this : sum(member, 1);
    }

    /** Without what a member gave before; what it gave to an older session is not in it. */
    DslBreadth subtract(Contribution member) {
        return member.session() == session ? sum(member, -1) : this;
    }

    private DslBreadth sum(Contribution member, int sign) {
        return new DslBreadth(
                session,
                Math.max(asOf, member.time()),
                advancers + (member.side() > 0 ? sign : 0),
                decliners + (member.side() < 0 ? sign : 0),
                unchanged + (member.side() == 0 ? sign : 0),
                Math.addExact(weightedReturn, sign * member.weightedReturn()));
    }

    private void write(ByteBuffer out) {
        out.putInt(session).putLong(asOf).putInt(advancers).putInt(decliners).putInt(unchanged);
        out.putLong(weightedReturn);
    }

    private static DslBreadth read(ByteBuffer in) {
        return new DslBreadth(in.getInt(), in.getLong(), in.getInt(), in.getInt(), in.getInt(), in.getLong());
    }
}
