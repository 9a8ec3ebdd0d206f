package io.marketsignals.bench.pass;

import io.marketsignals.app.AppConfig;
import io.marketsignals.bench.feed.BenchMarket;
import java.util.Map;

/**
 * One way through the whole input.
 *
 * @param config with an application id of the pass's own, and a directory for its state
 * @param market that the input is of
 * @param records of the input, by topic and partition
 */
public record Pass(AppConfig config, BenchMarket market, Map<String, ? extends Map<Integer, Long>> records) {}
