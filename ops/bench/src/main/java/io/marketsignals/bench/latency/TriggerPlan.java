package io.marketsignals.bench.latency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** When which index takes which step: spread over each bucket, so that the wait for its end is that of any tick. */
final class TriggerPlan {
    /** Triggers wanted while a configuration is measured, a fifth above what its figures rest on. */
    static final int WANTED = 12_000;

    private final Ladder ladder;
    private final long bucketNanos;

    TriggerPlan(Ladder ladder, long bucketMillis) {
        this.ladder = ladder;
        this.bucketNanos = bucketMillis * 1_000_000;
    }

    /** The lowest ladder that gives the wanted number of triggers in so many seconds. */
    static Ladder ladder(int indices, long bucketMillis, int seconds) {
        double buckets = seconds * 1000.0 / bucketMillis;
        return new Ladder(indices, (int) Math.ceil(WANTED / (buckets * indices)));
    }

    /** Whether the levels climb in this bucket, counted from the epoch; else they descend. */
    static boolean climbs(long bucket) {
        return bucket % 2 == 0;
    }

    /** The triggers of a bucket, counted from the epoch, in the order of time. */
    List<Trigger> of(long bucket) {
        List<Trigger> triggers = new ArrayList<>();
        for (int index = 0; index < ladder.indices(); index++) {
            SplittableRandom random = new SplittableRandom(bucket * ladder.indices() + index);
            for (int step = 0; step < ladder.rungs(); step++) {
                long offset = (long) ((step + random.nextDouble()) / ladder.rungs() * bucketNanos);
                int rung = climbs(bucket) ? step : ladder.rungs() - 1 - step;
                int climbed = climbs(bucket) ? rung + 1 : rung;
                triggers.add(new Trigger(index, ladder.zone(index, rung), climbed, offset));
            }
        }
        triggers.sort(Comparator.comparingLong(Trigger::offset).thenComparingInt(Trigger::zone));
        return triggers;
    }
}
