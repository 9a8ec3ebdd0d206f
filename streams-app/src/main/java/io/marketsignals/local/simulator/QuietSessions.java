package io.marketsignals.local.simulator;

import java.util.SplittableRandom;

/**
 * Sessions in which nothing happens. Four sessions in a row go up twice and down twice by the same, so that levels stay
 * where they are; the lead of small over large caps changes sides with every session, so that spreads have a deviation
 * and no regime begins; and all legs share the market's sign, so that no market is split.
 */
final class QuietSessions {
    private static final int CYCLE = 4;
    /** Lets a cycle end with session -7, where the script of India begins. */
    private static final int SHIFT = 2;

    private static final double MARKET_MOVE = 0.0030;
    private static final double SPREAD = 0.0030;

    private final long seed;

    QuietSessions(long seed) {
        this.seed = seed;
    }

    /** An uneventful session of an index. */
    Target target(SimulatedIndex index, int session) {
        int place = Math.floorMod(session + SHIFT, CYCLE);
        SplittableRandom random =
                new SplittableRandom(Seeds.mix(seed, index.market().hashCode(), Math.floorDiv(session + SHIFT, CYCLE)));
        double move = MARKET_MOVE * (1 + random.nextDouble() / 2) * (place < 2 ? 1 : -1);
        double spread = SPREAD * (1 + random.nextDouble() / 3) * (place % 2 == 0 ? 1 : -1);
        double lead =
                switch (index.segment()) {
                    case "SMALL" -> spread / 2;
                    case "LARGE" -> -spread / 2;
                    default -> 0;
                };
        return Target.of(index.id(), session, Path.returns(move + lead));
    }
}
