package io.marketsignals.signal;

import io.marketsignals.index.breadth.TopMovers;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Settings;
import java.util.List;
import java.util.Locale;

/**
 * S18: a member enters the top (UP) or the bottom (DOWN) of its index with a large session return; told once a session and
 * side. The subject is the index id and the symbol, joined by a colon.
 */
record TopMover(TopMovers.Thresholds thresholds) implements SignalDetector {
    static final String ID = "top-mover";

    static TopMover from(Settings settings) {
        return new TopMover(TopMovers.Thresholds.from(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!(reading instanceof IndexReading index)) {
            return List.of();
        }
        return index.entered().stream()
                .map(mover -> finding(index, mover, market))
                .toList();
    }

    private Finding finding(IndexReading index, Mover mover, MarketReading market) {
        return new Finding(
                ID,
                ID,
                index.index() + ":" + mover.symbol(),
                mover.sessionReturn() > 0 ? Direction.UP : Direction.DOWN,
                Finding.Phase.HAPPENED,
                Strength.of((double) Math.abs(mover.sessionReturn()) / Scaled.of(thresholds.sessionReturn()), 1.5, 2),
                Confirmation.FINAL,
                index.breadth().coverage(),
                () -> explain(index, mover, market));
    }

    private Explanation explain(IndexReading index, Mover mover, MarketReading market) {
        double move = Scaled.toDouble(mover.sessionReturn());
        boolean up = move > 0;
        int rank = (up ? index.movers().leaders() : index.movers().laggards()).indexOf(mover) + 1;
        String reason = String.format(
                Locale.ROOT,
                "%s is %s, number %d from the %s of %s.",
                mover.symbol(),
                Words.move(move),
                rank,
                up ? "top" : "bottom",
                index.index());
        return new Explanation(
                reason,
                List.of(
                        Evidence.text("index", index.index()),
                        Evidence.text("symbol", mover.symbol()),
                        Evidence.fraction("sessionReturn", move),
                        Evidence.time("sessionReturnAsOf", market.asOf()),
                        Evidence.number("last", mover.last()),
                        Evidence.shares("volume", mover.volume()),
                        Evidence.count("rank", rank),
                        Evidence.count("members", index.breadth().members())),
                List.of(
                        Evidence.count(ID + ".rank", thresholds.rank()),
                        Evidence.fraction(ID + ".return", thresholds.sessionReturn())));
    }
}
