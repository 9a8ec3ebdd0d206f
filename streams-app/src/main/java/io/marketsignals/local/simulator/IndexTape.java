package io.marketsignals.local.simulator;

import java.util.SplittableRandom;

/** Prices of one index and its members, session after session; holds their closes. */
final class IndexTape {
    private static final double CHEAPEST = 40;
    private static final double DEAREST = 3_000;
    /** Part of a member's session return that its first price already shows. */
    private static final double AT_OPEN = 0.3;

    private static final double MEMBER_NOISE = 0.003;
    private static final double LEVEL_NOISE = 0.00002;
    private static final long USUAL_VOLUME = 40_000;

    private final SimulatedIndex index;
    private final QuietSessions quiet;
    private final long seed;
    private final double[] closes;
    private double close;

    private Target target;
    private double[] returns;
    private SplittableRandom random;

    IndexTape(SimulatedIndex index, long seed) {
        this.index = index;
        this.quiet = new QuietSessions(seed);
        this.seed = seed;
        this.close = index.level();
        this.closes = new double[index.members()];
        this.random = new SplittableRandom(Seeds.mix(seed, index.id().hashCode(), Integer.MIN_VALUE));
        for (int i = 0; i < closes.length; i++) {
            closes[i] = cents(CHEAPEST * StrictMath.pow(DEAREST / CHEAPEST, random.nextDouble()));
        }
    }

    SimulatedIndex index() {
        return index;
    }

    /** The last close. */
    double close() {
        return close;
    }

    /** Starts a session; the one before must have ended. */
    void begin(int session) {
        random = new SplittableRandom(Seeds.mix(seed, index.id().hashCode(), session));
        target = Stories.target(index.id(), session).orElseGet(() -> quiet.target(index, session));
        double indexReturn = target.path().close(close) / close - 1;
        Breadth breadth = target.breadth().orElseGet(() -> inLineWith(indexReturn));
        returns = MemberReturns.draw(index, target, breadth, indexReturn, closes, random);
    }

    /** Ends the session: its last prices are the closes that the next one starts from. */
    void end() {
        for (int i = 0; i < closes.length; i++) {
            closes[i] = price(i, 1);
        }
        close = level(1);
    }

    /** Index points, rounded to hundredths, after a fraction 0..1 of the session; exact on the path at its end. */
    double level(double fraction) {
        double noise = fraction < 1 ? LEVEL_NOISE * (random.nextDouble() - 0.5) : 0;
        return cents(target.path().at(fraction, close) * (1 + noise));
    }

    /** Price of the i-th member after a fraction 0..1 of the session; the drawn return is exact at its end. */
    double price(int i, double fraction) {
        if (fraction >= 1) {
            return cents(closes[i] * (1 + returns[i]));
        }
        double noise = MEMBER_NOISE * (random.nextDouble() - 0.5) * (1 - fraction);
        return cents(closes[i] * (1 + returns[i] * (AT_OPEN + (1 - AT_OPEN) * fraction) + noise));
    }

    /** Shares for one of a number of ticks in the session. */
    long volume(int i, int ticks) {
        double usual = USUAL_VOLUME * CHEAPEST / closes[i] + USUAL_VOLUME * index.weight(i);
        return 1 + (long) (usual * target.volume() * (0.5 + random.nextDouble()) / ticks);
    }

    private Breadth inLineWith(double indexReturn) {
        double jitter = 0.03 * (random.nextDouble() - 0.5);
        double share = Math.min(0.85, Math.max(0.15, 0.5 + 20 * indexReturn + jitter));
        int unchanged = index.members() / 50;
        int counted = index.members() - unchanged;
        int advancers = (int) (share * counted);
        double extreme = 0.04 + 0.03 * random.nextDouble();
        return new Breadth(advancers, counted - advancers, extreme, -extreme);
    }

    private static double cents(double price) {
        return Math.max(1, Math.round(price * 100)) / 100.0;
    }
}
