package io.marketsignals.symbol;

import io.marketsignals.symbol.TechnicalCall.Kind;
import java.util.Optional;

/**
 * A symbol's EMA38 and EMA100 over the 5-minute windows in which it traded, both starting from 0.
 *
 * @param session trading date of the last such window, epoch day: the basis of both
 * @param ema38 price units
 * @param ema100 price units
 */
public record MovingAverages(int session, double ema38, double ema100) {

    /** The averages after a symbol's first window, which gives no call. */
    public static MovingAverages first(double price, int session) {
        return new MovingAverages(session, ema(price, 0, 38), ema(price, 0, 100));
    }

    /** On the basis of a later session; {@code factor} is 1 without a corporate action. */
    public MovingAverages carried(int to, double factor) {
        return new MovingAverages(to, ema38 * factor, ema100 * factor);
    }

    /** After another window of the session whose basis they are on. */
    public MovingAverages after(double price) {
        return new MovingAverages(session, ema(price, ema38, 38), ema(price, ema100, 100));
    }

    /** The call when these follow on others of the same basis; empty when the averages did not cross. */
    public Optional<Kind> callAfter(MovingAverages previous) {
        if (previous.ema38 <= previous.ema100 && ema38 > ema100) {
            return Optional.of(Kind.BUY);
        }
        return previous.ema38 >= previous.ema100 && ema38 < ema100 ? Optional.of(Kind.SELL) : Optional.empty();
    }

    /**
     * P * 2/(1+j) + EMA * (1 - 2/(1+j)), written as EMA + (P - EMA) * 2/(1+j): so rounded, averages that run into a flat
     * price keep their order.
     */
    private static double ema(double price, double ema, int j) {
        return ema + (price - ema) * (2.0 / (1 + j));
    }
}
