package io.marketsignals.crossmarket;

import io.marketsignals.index.MarketClock;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.model.Session;
import java.util.List;
import java.util.Objects;

/**
 * What a market tells the others: how far it is and, at a session's close, its closing measures and triggers.
 *
 * @param through every close before this instant has been told, epoch milliseconds
 * @param forced whether a source of the market was silent
 * @param close null: nothing closed
 */
public record MarketNews(String market, long through, boolean forced, SessionNews close) {

    /**
     * A session that closed.
     *
     * @param asOf start of the session's last bucket, epoch milliseconds
     * @param indices the closing measures of every index with data
     * @param triggers in the order in which their alerts were told
     */
    public record SessionNews(Session session, long asOf, List<IndexClose> indices, List<Trigger> triggers) {
        public SessionNews {
            Objects.requireNonNull(session, "session");
            indices = List.copyOf(indices);
            triggers = List.copyOf(triggers);
        }
    }

    public MarketNews {
        Objects.requireNonNull(market, "market");
    }

    /** A session's close. */
    public static MarketNews closed(MarketReading reading, List<Trigger> triggers) {
        Session session = reading.reference().session();
        List<IndexClose> indices =
                reading.indices().values().stream().map(IndexClose::of).toList();
        return new MarketNews(
                reading.market(),
                session.end(),
                reading.forced(),
                new SessionNews(session, reading.asOf(), indices, triggers));
    }

    /** How far a market is: a running session is still to close, even when its close has passed and it settles. */
    public static MarketNews reached(MarketClock clock) {
        long through = clock.session() == null
                ? clock.closed()
                : Math.min(clock.closed(), clock.session().close());
        return new MarketNews(clock.market(), through, clock.forced(), null);
    }
}
