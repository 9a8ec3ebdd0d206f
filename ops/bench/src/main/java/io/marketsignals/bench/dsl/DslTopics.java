package io.marketsignals.bench.dsl;

/**
 * The topics that the DSL topology reads and writes; all must exist.
 *
 * @param prices input: single prices keyed by symbol, or batches, as the market's shape says
 * @param returns by index: session and minute returns, as {@link MinuteReturn}
 * @param spreads by pair, as {@link DslSpread}
 * @param breadth by index, as {@link DslBreadth}
 */
public record DslTopics(String prices, String returns, String spreads, String breadth) {}
