package io.marketsignals.crossmarket;

import io.marketsignals.ingest.EventClock;
import java.util.Objects;

/**
 * How far a market has told the others.
 *
 * @param through every close before this instant has been told, epoch milliseconds
 * @param lastSession trading date of the last session that closed or passed without data, epoch day; null: none
 */
public record MarketMark(String market, long through, boolean forced, Integer lastSession) {
    public MarketMark {
        Objects.requireNonNull(market, "market");
    }

    static MarketMark start(String market) {
        return new MarketMark(market, EventClock.NEVER, false, null);
    }

    /** The mark after news; it never goes back. */
    MarketMark heard(MarketNews news, Integer session) {
        return new MarketMark(market, Math.max(through, news.through()), news.forced(), session);
    }
}
