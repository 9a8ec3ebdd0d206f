package io.marketsignals.symbol;

import java.util.Objects;

/**
 * What one symbol contributes to the indices that hold it.
 *
 * @param last last price, > 0
 * @param sessionReturn P/PC - 1; 0 for a class that is not counted
 * @param volume session volume, shares
 * @param late prices of the session that came after a newer one
 * @param standing against the symbol's closed sessions; NONE for a class that is not counted
 * @param calls technical calls of the session
 */
public record MemberReading(
        MemberClass memberClass,
        double last,
        double sessionReturn,
        long volume,
        int late,
        Standing standing,
        Calls calls) {

    /** Technical calls of one session. */
    public record Calls(int upgrades, int downgrades) {
        public static final Calls NONE = new Calls(0, 0);

        Calls plus(TechnicalCall.Kind kind) {
            return switch (kind) {
                case BUY -> new Calls(upgrades + 1, downgrades);
                case SELL -> new Calls(upgrades, downgrades + 1);
            };
        }
    }

    public MemberReading {
        Objects.requireNonNull(memberClass, "memberClass");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(calls, "calls");
    }

    /** A reading without history and calls. */
    public static MemberReading of(MemberClass memberClass, double last, double sessionReturn, long volume, int late) {
        return new MemberReading(memberClass, last, sessionReturn, volume, late, Standing.NONE, Calls.NONE);
    }

    /** The class by exact comparison with the previous close; NaN: listed today. */
    static MemberReading of(double price, double previousClose, long volume, int late) {
        if (Double.isNaN(previousClose)) {
            return of(MemberClass.NO_PREVIOUS_CLOSE, price, 0, volume, late);
        }
        int order = Double.compare(price, previousClose);
        MemberClass memberClass =
                order > 0 ? MemberClass.ADVANCER : order < 0 ? MemberClass.DECLINER : MemberClass.UNCHANGED;
        return of(memberClass, price, price / previousClose - 1, volume, late);
    }

    MemberReading with(Standing standingNow, Calls callsNow) {
        return new MemberReading(memberClass, last, sessionReturn, volume, late, standingNow, callsNow);
    }

    /** Whether it is counted, and differs from an earlier reading in price, return and volume at most. */
    public boolean movesOnly(MemberReading before) {
        return memberClass == before.memberClass
                && counted()
                && late == before.late
                && standing.equals(before.standing)
                && calls.equals(before.calls);
    }

    /** Whether the member is an advancer, decliner or unchanged. */
    public boolean counted() {
        return memberClass == MemberClass.ADVANCER
                || memberClass == MemberClass.DECLINER
                || memberClass == MemberClass.UNCHANGED;
    }
}
