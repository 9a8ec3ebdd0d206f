package io.marketsignals.core;

import java.util.function.Predicate;

/** Leaves out what is older than something told before it. */
final class InOrder implements Predicate<Ticks> {
    private long latest = Long.MIN_VALUE;

    @Override
    public boolean test(Ticks entry) {
        long time = time(entry);
        boolean inOrder = time >= latest;
        latest = Math.max(latest, time);
        return inOrder;
    }

    private static long time(Ticks entry) {
        if (entry instanceof Ticks.Traded traded) {
            return traded.price().time();
        }
        return entry instanceof Ticks.Levelled levelled ? levelled.level().time() : ((Ticks.Beat) entry).asOf();
    }
}
