package io.marketsignals.live;

import java.time.Instant;

/**
 * A record in memory.
 *
 * @param receivedAt wall clock of this instance when it was read
 */
record Kept<R>(Place place, Instant receivedAt, R record) {}
