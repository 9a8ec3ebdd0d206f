package io.marketsignals.topology;

import java.time.Duration;
import java.util.Objects;

/**
 * How event time is cut and bounded. Every instance of one application must run with the same values.
 *
 * @param bucket length B of a bucket; buckets are [k*B, (k+1)*B); > 0, divides a minute
 * @param grace how long after a bucket's end a partition waits for out-of-order records, by its own event time; >= 0
 * @param idleTimeout wall-clock silence, with nothing left to read, after which a partition's watermark is forced, at the
 *     latest after one and a half times that; > 0
 * @param maxJump how far ahead of its partition's largest event time a record may be; > 0
 * @param maxAge how far behind its partition's largest event time a record may be; > 0
 * @param windowRetention how long, by event time, the queryable window stores keep values; > 0
 * @param marketPartitions partitions of the internal topic keyed by market; >= 1
 * @param earlyCommits whether what others wait for is committed ahead of the interval while few records are left to read;
 *     changes no result, so instances may differ in it
 */
public record PipelineSettings(
        Duration bucket,
        Duration grace,
        Duration idleTimeout,
        Duration maxJump,
        Duration maxAge,
        Duration windowRetention,
        int marketPartitions,
        boolean earlyCommits) {

    private static final long MINUTE = 60_000;

    public PipelineSettings {
        requirePositive(bucket, "bucket");
        requirePositive(idleTimeout, "idleTimeout");
        requirePositive(maxJump, "maxJump");
        requirePositive(maxAge, "maxAge");
        requirePositive(windowRetention, "windowRetention");
        if (Objects.requireNonNull(grace, "grace").isNegative()) {
            throw new IllegalArgumentException("grace must not be negative: " + grace);
        }
        if (MINUTE % Math.max(1, bucket.toMillis()) != 0 || bucket.toMillis() == 0) {
            throw new IllegalArgumentException(
                    "bucket must divide a minute into whole parts, so that minute windows end with one: " + bucket);
        }
        if (maxJump.compareTo(maxAge) > 0) {
            throw new IllegalArgumentException(
                    "maxJump must not exceed maxAge, or one record ahead of time has all that follow "
                            + "refused as too old: " + maxJump + ", " + maxAge);
        }
        if (marketPartitions < 1) {
            throw new IllegalArgumentException("marketPartitions must be at least 1: " + marketPartitions);
        }
    }

    /** Buckets of a second without grace, idle after 30 s, jumps up to 14 days either way, 2 days of windows. */
    public static PipelineSettings defaults() {
        return new PipelineSettings(
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ofSeconds(30),
                Duration.ofDays(14),
                Duration.ofDays(14),
                Duration.ofDays(2),
                4,
                true);
    }

    private static void requirePositive(Duration value, String name) {
        if (Objects.requireNonNull(value, name).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
