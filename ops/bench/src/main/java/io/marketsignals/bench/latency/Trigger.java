package io.marketsignals.bench.latency;

/**
 * A tick that makes one alert.
 *
 * @param index whose level it is, counted from 0
 * @param zone the zone whose alert it makes, as {@link Ladder#zone(int, int)} counts
 * @param climbed rungs below the new level, see {@link Ladder#level}
 * @param offset after the start of its bucket, nanoseconds
 */
record Trigger(int index, int zone, int climbed, long offset) {}
