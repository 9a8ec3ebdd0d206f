package io.marketsignals.bench.dsl;

import io.marketsignals.bench.dsl.member.FixedLayout;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * Small minus large, fractions.
 *
 * @param minute of the running minute; NaN while the legs are in different minutes
 */
public record DslSpread(double session, double minute) {
    static final Serde<DslSpread> SERDE = FixedLayout.of(16, DslSpread::write, DslSpread::read);

    static DslSpread of(MinuteReturn small, MinuteReturn large) {
        double minutes = small.minute() == large.minute() ? small.value() - large.value() : Double.NaN;
        return new DslSpread(small.last() - large.last(), minutes);
    }

    private void write(ByteBuffer out) {
        out.putDouble(session).putDouble(minute);
    }

    private static DslSpread read(ByteBuffer in) {
        return new DslSpread(in.getDouble(), in.getDouble());
    }
}
