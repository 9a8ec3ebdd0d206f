package io.marketsignals.demo;

import java.time.Duration;

/**
 * How far the simulation is.
 *
 * @param phase what happens now, in a few words
 * @param eventTime last event time sent, epoch milliseconds UTC; 0 before the first
 * @param ticks prices and levels sent
 * @param elapsed wall time since the process started
 */
record Progress(String phase, long eventTime, long ticks, Duration elapsed) {}
