package io.marketsignals.crossmarket;

import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.States;
import java.util.function.Function;

/**
 * Where the cross-market stage keeps what it knows.
 *
 * @param marks by market id
 * @param watches by lead-lag id
 * @param waiting opens, by lead-lag id, the queue of what one of its markets has not passed; buckets are milliseconds
 */
public record CrossMarketStates(
        States<MarketMark> marks, States<Watch> watches, Function<String, BucketQueue<PairNews>> waiting) {}
