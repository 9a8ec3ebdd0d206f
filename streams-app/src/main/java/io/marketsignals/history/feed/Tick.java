package io.marketsignals.history.feed;

/**
 * One price or level of a replay.
 *
 * @param level whether this is an index level rather than a price
 * @param symbol symbol, or index id of a level
 * @param time event time, epoch milliseconds UTC
 * @param value price or index points, > 0
 * @param volume since the symbol's previous tick; {@link Row#NO_VOLUME} where not known
 */
public record Tick(boolean level, String symbol, long time, double value, long volume) {}
