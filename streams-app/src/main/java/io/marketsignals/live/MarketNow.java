package io.marketsignals.live;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Where a market is.
 *
 * @param session the trading date of its newest record
 * @param open whether that session was not closed yet
 * @param asOf event time of the newest record
 * @param receivedAt wall clock of this instance when it was read
 * @param openAlerts alerts that are open
 */
public record MarketNow(LocalDate session, boolean open, Instant asOf, Instant receivedAt, long openAlerts) {}
