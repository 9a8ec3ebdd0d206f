package io.marketsignals.index.partial;

import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.TradingSpan;
import io.marketsignals.symbol.SymbolAccumulator;
import io.marketsignals.symbol.SymbolState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A market of a partition: the sessions that its prices belong to, and the partials of the running one. Its symbols hold
 * it, so that a price finds it without a search.
 */
final class TrackedMarket {
    private final String id;
    private final Reference reference;
    private final Settings base;
    private final MarketCalendar calendar;
    private MarketPartials partials;

    /** A market that the reference data knows; {@code base} overrides its settings. */
    TrackedMarket(String id, Reference reference, Settings base) {
        this.id = id;
        this.reference = reference;
        this.base = base;
        this.calendar = reference.calendar(id).orElse(null);
    }

    String id() {
        return id;
    }

    /** Of the running session; null before the first. */
    MarketPartials partials() {
        return partials;
    }

    /** The partials of a session's date, started anew when it is a later one than the running session's. */
    MarketPartials partials(Session session) {
        if (partials != null
                && (session.equals(partials.session())
                        || !session.date().isAfter(partials.session().date()))) {
            return partials;
        }
        partials = new MarketPartials(
                reference.session(id, session),
                reference.calendar(id).orElseThrow(),
                subject -> reference.settings(base, id, subject, session));
        return partials;
    }

    /** The session in which a stored state's last price was taken; empty when the calendar knows none. */
    Optional<Session> sessionAt(long time) {
        return calendar == null ? Optional.empty() : calendar.sessionAt(time);
    }

    /**
     * The session that a price belongs to, null for none; in a halt none but an official close does.
     *
     * @param symbol whose price it is; null when it was never seen
     */
    Session session(Price price, SymbolAccumulator symbol) {
        if (price.officialClose()) {
            return sessionClosedAt(price.time(), symbol);
        }
        if (partials != null && partials.trades(price.time())) {
            return partials.session();
        }
        if (calendar == null) {
            return null;
        }
        Optional<TradingSpan> span = calendar.tradingAt(price.time());
        if (partials != null) {
            span.ifPresent(partials::trading);
        }
        return span.map(TradingSpan::session).orElse(null);
    }

    private Session sessionClosedAt(long time, SymbolAccumulator symbol) {
        if (calendar == null) {
            return null;
        }
        List<Integer> held = symbol == null
                ? List.of()
                : Stream.of(symbol.session(), symbol.previousSession())
                        .filter(day -> day != SymbolState.NO_SESSION)
                        .toList();
        return calendar.sessionClosedAt(time, held).orElse(null);
    }

    /**
     * Whether a session trades after the regular hours in which the symbol traded last: what comes then is none of its
     * session, the close stands.
     */
    boolean isAfterHours(Session session, long lastTime) {
        return lastTime < session.open() && calendar != null && calendar.afterHours(session);
    }
}
