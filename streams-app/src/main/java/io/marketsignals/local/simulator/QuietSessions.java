package io.marketsignals.local.simulator;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * Sessions in which nothing happens. The first of the history come down from a spring high, the large caps least. After
 * that four sessions in a row go up twice and down twice by the same, so that levels stay where they are; the lead of
 * small over large caps changes sides with every session, so that spreads have a deviation and no regime begins; the mid
 * caps keep close to the small ones, so that the large caps go on leading; and all legs share the market's sign, so that
 * no market is split.
 */
final class QuietSessions {
    private static final int CYCLE = 4;
    /** Lets a cycle end with session -7, where the script of India begins. */
    private static final int SHIFT = 2;

    private static final double MARKET_MOVE = 0.0025;
    private static final double SPREAD = 0.0030;
    private static final double MID_OF_SMALL = 0.75;

    /** First session after the fall from the spring high. */
    private static final int CALM_FROM = -70;

    /** Session return of the fall, by market: it starts so high that only those closes are records that the script wants. */
    private static final Map<String, Double> SPRING_FALL = Map.of("AU", -0.0060, "IN", -0.0085, "US", -0.0030);

    private static final double LARGE_CAPS_HOLD = 0.0015;

    private final long seed;

    QuietSessions(long seed) {
        this.seed = seed;
    }

    /** An uneventful session of an index. */
    Target target(SimulatedIndex index, int session) {
        double indexReturn = session < CALM_FROM ? fall(index) : calm(index, session);
        return Target.of(index.id(), session, Path.returns(indexReturn));
    }

    private static double fall(SimulatedIndex index) {
        return SPRING_FALL.get(index.market()) + (index.segment().equals("LARGE") ? LARGE_CAPS_HOLD : 0);
    }

    private double calm(SimulatedIndex index, int session) {
        int place = Math.floorMod(session + SHIFT, CYCLE);
        SplittableRandom random =
                new SplittableRandom(Seeds.mix(seed, index.market().hashCode(), Math.floorDiv(session + SHIFT, CYCLE)));
        double move = MARKET_MOVE * (1 + random.nextDouble() / 2) * (place < 2 ? 1 : -1);
        double spread = SPREAD * (1 + random.nextDouble() / 3) * (place % 2 == 0 ? 1 : -1);
        double lead =
                switch (index.segment()) {
                    case "SMALL" -> spread / 2;
                    case "LARGE" -> -spread / 2;
                    default -> MID_OF_SMALL * spread / 2;
                };
        return move + lead;
    }
}
