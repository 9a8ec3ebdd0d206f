package io.marketsignals.query;

import io.marketsignals.index.MarketClock;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import java.time.LocalDate;
import java.util.Optional;

/** For which session questions about a market are answered. */
final class SessionInForce {
    /** Later than any that is published for. */
    private static final Session LAST =
            new Session(LocalDate.of(9999, 12, 31), Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MAX_VALUE);

    private SessionInForce() {}

    /** The running session, else the one closed last, else what holds in the end of all that was published. */
    static MarketSession of(Reference reference, String market, Optional<MarketClock> clock) {
        return reference.session(
                market, clock.flatMap(c -> session(reference, c)).orElse(LAST));
    }

    private static Optional<Session> session(Reference reference, MarketClock clock) {
        if (clock.session() != null) {
            return Optional.of(clock.session());
        }
        return Optional.ofNullable(clock.lastSession())
                .map(LocalDate::ofEpochDay)
                .flatMap(date -> reference.calendar(clock.market()).flatMap(calendar -> calendar.session(date)));
    }
}
