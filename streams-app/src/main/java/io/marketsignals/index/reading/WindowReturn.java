package io.marketsignals.index.reading;

/**
 * A return over a closed window aligned to the session's open.
 *
 * @param start inclusive, epoch milliseconds
 * @param end exclusive, epoch milliseconds
 * @param value fraction
 */
public record WindowReturn(int minutes, long start, long end, double value) {}
