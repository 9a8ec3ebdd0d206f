package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.List;
import java.util.Locale;

/**
 * S19: many members of an index get a technical call of one kind in a session; UP for upgrades.
 *
 * @param share least calls of one kind over the members, fraction; 0.05
 * @param coverage least coverage; 0.5
 */
record TechnicalCallShare(double share, double coverage) implements SignalDetector {
    static final String ID = "technical-call";

    static TechnicalCallShare from(Settings settings) {
        return new TechnicalCallShare(
                settings.number(ID + ".share", 0.05, 0.001, 1), Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!(reading instanceof IndexReading index)
                || index.breadth().members() == 0
                || (!market.closing() && index.breadth().coverage() < coverage)) {
            return List.of(); // a close ends what is open, whatever its coverage
        }
        return List.of(finding(index, market, Direction.UP), finding(index, market, Direction.DOWN));
    }

    private Finding finding(IndexReading index, MarketReading market, Direction direction) {
        double called = share(index.breadth(), direction);
        Phase phase = !market.closing() && called >= share ? Phase.TRUE : Phase.FALSE;
        return Finding.lasting(
                ID,
                index.index(),
                direction,
                phase,
                Strength.of(called / share, 2, 4),
                new Finding.Basis(index.breadth().coverage(), () -> explain(index, market, direction)));
    }

    private static int calls(Breadth breadth, Direction direction) {
        return direction == Direction.UP
                ? breadth.tally().upgrades()
                : breadth.tally().downgrades();
    }

    private static double share(Breadth breadth, Direction direction) {
        return (double) calls(breadth, direction) / breadth.members();
    }

    private Explanation explain(IndexReading index, MarketReading market, Direction direction) {
        Breadth breadth = index.breadth();
        return new Explanation(
                reason(index, market, direction),
                List.of(
                        Evidence.count("technicalUpgrades", breadth.tally().upgrades()),
                        Evidence.count("technicalDowngrades", breadth.tally().downgrades()),
                        Evidence.count("members", breadth.members()),
                        Evidence.fraction("upgradeShare", share(breadth, Direction.UP)),
                        Evidence.fraction("downgradeShare", share(breadth, Direction.DOWN)),
                        Evidence.time("callsAsOf", market.asOf())),
                List.of(Evidence.fraction(ID + ".share", share), Evidence.fraction("alerts.coverage", coverage)));
    }

    private static String reason(IndexReading index, MarketReading market, Direction direction) {
        Breadth breadth = index.breadth();
        return String.format(
                Locale.ROOT,
                "%s%d technical calls to %s among the %d members of %s in this session, %.1f %%.",
                market.closing() ? "The session closed: " : "",
                calls(breadth, direction),
                direction == Direction.UP ? "buy" : "sell",
                breadth.members(),
                index.index(),
                100 * share(breadth, direction));
    }
}
