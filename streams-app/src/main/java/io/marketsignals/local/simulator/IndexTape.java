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

    /** Percent advancing is 0.5 and so many times the index return, but leans no further than this. */
    private static final double LEAN = 13;

    private static final double MOST_LEAN = 0.085;
    /** The rest is unchanged. */
    private static final double HALF_OF_COUNTED = 0.49;

    private final SimulatedIndex index;
    private final QuietSessions quiet;
    private final long seed;
    private final double[] closes;
    private double close;

    private Target target;
    private double[] returns;
    private Breadth breadth;
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
        double after = target.path().close(close);
        double indexReturn = after / close - 1;
        breadth = target.breadth().orElseGet(() -> inLineWith(after));
        returns = MemberReturns.draw(index, target, breadth, indexReturn, closes, random);
    }

    /** Ends the session: its last prices are the closes that the next one starts from. */
    void end() {
        for (int i = 0; i < closes.length; i++) {
            closes[i] = price(i, 1);
        }
        close = level(1);
    }

    /** Whether the session's official close comes late. */
    boolean closesLate() {
        return target.misprint().isPresent();
    }

    /** The last traded level of the session, index points; the close that follows may correct it. */
    double lastTraded() {
        return closesLate() ? cents(close * (1 + target.misprint().getAsDouble())) : level(1);
    }

    /** Index points, rounded to hundredths, after a fraction 0..1 of the session; exact on the path at its end. */
    double level(double fraction) {
        double noise = fraction < 1 ? LEVEL_NOISE * (random.nextDouble() - 0.5) : 0;
        return cents(target.path().at(fraction, close) * (1 + noise));
    }

    /**
     * Price of the i-th member after a fraction 0..1 of the session; the drawn return is exact at its end. The best and the
     * worst member stand there from the open: they moved on news of the night.
     */
    double price(int i, double fraction) {
        if (fraction >= 1 || returns[i] == breadth.best() || returns[i] == breadth.worst()) {
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

    /** Net advances follow the level from close to close, so that the A/D line confirms every high and low of an index. */
    private Breadth inLineWith(double after) {
        int half = (int) (index.members() * HALF_OF_COUNTED);
        double scale = 2 * LEAN * half;
        long most = (long) (2 * MOST_LEAN * half);
        long steps = Math.round(scale * StrictMath.log(after)) - Math.round(scale * StrictMath.log(close));
        int lean = (int) Math.max(-most, Math.min(most, steps));
        double extreme = 0.04 + 0.03 * random.nextDouble();
        return new Breadth(half + lean, half - lean, extreme, -extreme);
    }

    private static double cents(double price) {
        return Math.max(1, Math.round(price * 100)) / 100.0;
    }
}
