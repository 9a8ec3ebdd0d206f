package io.marketsignals.bench.worker;

import io.marketsignals.bench.feed.FeedShape;
import java.util.Map;

/**
 * What a worker is told once.
 *
 * @param settings of the application: cluster, registry, threads
 * @param records of the input, by topic and partition
 */
public record WorkerSetup(
        String contender, Map<String, String> settings, FeedShape shape, Map<String, Map<Integer, Long>> records) {}
