package io.marketsignals.symbol;

import java.util.Objects;

/**
 * What one symbol contributes to the indices that hold it.
 *
 * @param sessionReturn P/PC - 1; 0 for a class that is not counted
 * @param volume session volume, shares
 * @param late prices of the session that came after a newer one
 */
public record MemberReading(MemberClass memberClass, double sessionReturn, long volume, int late) {
    public MemberReading {
        Objects.requireNonNull(memberClass, "memberClass");
    }

    static MemberReading of(double price, double previousClose, long volume, int late) {
        if (Double.isNaN(previousClose)) {
            return new MemberReading(MemberClass.NO_PREVIOUS_CLOSE, 0, volume, late);
        }
        int order = Double.compare(price, previousClose);
        MemberClass memberClass =
                order > 0 ? MemberClass.ADVANCER : order < 0 ? MemberClass.DECLINER : MemberClass.UNCHANGED;
        return new MemberReading(memberClass, price / previousClose - 1, volume, late);
    }
}
