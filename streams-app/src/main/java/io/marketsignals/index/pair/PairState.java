package io.marketsignals.index.pair;

import io.marketsignals.model.Scaled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a pair remembers of its closes.
 *
 * @param closing spreads at the last {@value #KEPT} closes that had one, oldest first, fractions
 */
public record PairState(String pair, List<Double> closing, Regime regime) {
    /** The lookback of z. */
    public static final int KEPT = 60;

    public PairState {
        Objects.requireNonNull(pair, "pair");
        Objects.requireNonNull(regime, "regime");
        closing = List.copyOf(closing);
    }

    public static PairState start(String pair) {
        return new PairState(pair, List.of(), Regime.START);
    }

    /**
     * A spread against the remembered closes: (spread - mean) / population deviation; null with fewer than 60 of them,
     * when they do not vary, or when the spread is null. Spreads count at 1e-12: the rounding of equal returns is no
     * deviation. O(60).
     */
    public Double z(Double spread) {
        if (spread == null || closing.size() < KEPT) {
            return null;
        }
        long sum = 0;
        for (double s : closing) {
            sum += Scaled.of(s);
        }
        double squares = 0;
        for (double s : closing) {
            squares += square((double) (Scaled.of(s) * KEPT - sum));
        }
        double deviation = Math.sqrt(squares / KEPT);
        return deviation == 0 ? null : (Scaled.of(spread) * KEPT - sum) / deviation;
    }

    private static double square(double value) {
        return value * value;
    }

    /** The state after a close with a spread, which may be null. */
    public PairState close(Double spread, Regime.Thresholds thresholds) {
        Regime next = regime.close(z(spread), thresholds);
        if (spread == null) {
            return new PairState(pair, closing, next);
        }
        List<Double> longer = new ArrayList<>(closing);
        longer.add(spread);
        return new PairState(pair, longer.subList(Math.max(0, longer.size() - KEPT), longer.size()), next);
    }
}
