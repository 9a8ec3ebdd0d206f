package io.marketsignals.index.partial;

import io.marketsignals.index.partial.SourcePartition.Wiring;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.LiveStates;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.TradingSpan;
import io.marketsignals.symbol.SymbolAccumulator;
import io.marketsignals.symbol.SymbolState;
import io.marketsignals.symbol.TechnicalCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Folds prices into symbol states and, once a bucket, what changed into the partials of the indices that hold them. A
 * tick touches its symbol's state only; indices are touched once per changed symbol and bucket.
 */
final class PriceStage implements Stage<Price> {
    private final LiveStates<SymbolState> states;
    private final Lookbacks lookbacks;
    private final CallWindows windows;
    private final Settings base;
    private final Intake intake;
    private final Consumer<TechnicalCall> calls;
    private final Map<String, TrackedSymbol> symbols = new HashMap<>();
    private final Map<String, MarketPartials> markets = new HashMap<>();
    private Reference reference = Reference.EMPTY;

    PriceStage(PriceStates states, Wiring wiring, Consumer<TechnicalCall> calls) {
        this.states = states.symbols();
        this.lookbacks = new Lookbacks(states);
        this.windows = new CallWindows(wiring.cut().buckets(), states.averages());
        this.base = wiring.base();
        this.intake = wiring.intake();
        this.calls = calls;
        Map<String, SymbolState> stored = new HashMap<>();
        this.states.forEach(stored::put);
        stored.forEach(this::track);
    }

    private TrackedSymbol track(String name, SymbolState state) {
        TrackedSymbol symbol = new TrackedSymbol(name, state, states, (after, to) -> reference.factor(name, after, to));
        symbol.use(reference.marketOfSymbol(name).orElse(null));
        symbols.put(name, symbol);
        return symbol;
    }

    @Override
    public void use(Reference changed, long open) {
        reference = changed;
        markets.clear();
        windows.clear();
        symbols.forEach(
                (name, symbol) -> symbol.use(changed.marketOfSymbol(name).orElse(null)));
        symbols.values().stream().filter(symbol -> symbol.market() != null).forEach(symbol -> changed.calendar(
                        symbol.market())
                .flatMap(calendar -> calendar.sessionAt(symbol.prices().lastTime()))
                .ifPresent(session -> {
                    partialsFor(symbol.market(), session);
                    windows.restore(symbol.name(), symbol.prices().window(), session, open);
                }));
        symbols.values().stream()
                .filter(symbol -> markets.containsKey(symbol.market()))
                .forEach(symbol -> markets.get(symbol.market()).restore(symbol));
        markets.values().forEach(MarketPartials::restored);
    }

    @Override
    public void apply(Price told, long open) {
        TrackedSymbol known = symbols.get(told.symbol());
        String market = known == null ? reference.marketOfSymbol(told.symbol()).orElse(null) : known.market();
        if (market == null) {
            intake.unknown();
            return;
        }
        Session session = session(market, told, known);
        if (session == null) {
            intake.outOfSession();
            return;
        }
        TrackedSymbol symbol = known == null ? track(told.symbol(), SymbolState.UNSEEN) : known;
        Price price =
                told.time() < session.end() ? told : told.at(session.end() - 1); // an official close is of its session
        apply(symbol, price, partialsFor(market, session), session, open);
    }

    private void apply(TrackedSymbol symbol, Price price, MarketPartials partials, Session session, long open) {
        SymbolAccumulator prices = symbol.prices();
        int day = session.equals(partials.session())
                ? partials.day()
                : (int) session.date().toEpochDay();
        if (prices.session() == day && isAfterHours(symbol.market(), session, prices.lastTime())) {
            intake.outOfSession();
            return;
        }
        if (prices.late(price) || (day < prices.session() && day != prices.previousSession())) {
            intake.late();
        }
        int window = windows.windowAt(open, session);
        boolean opensWindow = window != SymbolState.NO_WINDOW && (day != prices.session() || window != prices.window());
        SymbolState before = day == prices.session() ? null : prices.state();
        if (!prices.accept(price, day, window, symbol.basis())) {
            return;
        }
        symbol.changed();
        partials.touch(symbol);
        if (before != null) {
            lookbacks.take(symbol.name(), before, prices.state(), symbol.basis());
            symbol.forgetLookback();
        }
        if (opensWindow && prices.session() == day && prices.window() == window) {
            windows.note(symbol.name(), window, session);
        }
    }

    @Override
    public Map<String, News> close(long open) {
        windows.take(open).forEach(name -> closeWindow(symbols.get(name)));
        Map<String, News> news = new HashMap<>();
        markets.forEach((market, partials) -> partials.close(lookbacks, open).ifPresent(n -> news.put(market, n)));
        return news;
    }

    @Override
    public OptionalLong due() {
        return windows.due();
    }

    private void closeWindow(TrackedSymbol symbol) {
        SymbolAccumulator prices = symbol.prices();
        windows.close(symbol).ifPresent(kind -> {
            prices.call(kind);
            symbol.changed();
            markets.get(symbol.market()).touch(symbol);
            calls.accept(new TechnicalCall(
                    symbol.name(),
                    symbol.market(),
                    prices.session(),
                    CallWindows.end(prices.window()),
                    kind,
                    prices.last(),
                    windows.averages(symbol.name())));
        });
    }

    @Override
    public Set<String> markets() {
        return reference.markets().keySet();
    }

    /** A trade after the regular hours is none of the session that the symbol traded in: the close stands. */
    private boolean isAfterHours(String market, Session session, long lastTime) {
        return lastTime < session.open()
                && reference.calendar(market).filter(c -> c.afterHours(session)).isPresent();
    }

    /** The session that a price belongs to, null for none; in a halt none but an official close does. */
    private Session session(String market, Price price, TrackedSymbol symbol) {
        if (price.officialClose()) {
            return sessionClosedAt(market, price.time(), symbol);
        }
        MarketPartials partials = markets.get(market);
        if (partials != null && partials.trades(price.time())) {
            return partials.session();
        }
        MarketCalendar calendar = reference.calendar(market).orElse(null);
        if (calendar == null) {
            return null;
        }
        Optional<TradingSpan> span = calendar.tradingAt(price.time());
        if (partials != null) {
            span.ifPresent(partials::trading);
        }
        return span.map(TradingSpan::session).orElse(null);
    }

    private Session sessionClosedAt(String market, long time, TrackedSymbol symbol) {
        List<Integer> held = symbol == null
                ? List.of()
                : Stream.of(symbol.prices().session(), symbol.prices().previousSession())
                        .filter(day -> day != SymbolState.NO_SESSION)
                        .toList();
        return reference
                .calendar(market)
                .flatMap(calendar -> calendar.sessionClosedAt(time, held))
                .orElse(null);
    }

    /** The partials of a market, started anew when the session is a later one. */
    private MarketPartials partialsFor(String market, Session session) {
        MarketPartials current = markets.get(market);
        if (current == null || session.date().isAfter(current.session().date())) {
            current = new MarketPartials(
                    reference.session(market, session),
                    reference.calendar(market).orElseThrow(),
                    subject -> reference.settings(base, market, subject, session));
            markets.put(market, current);
        }
        return current;
    }
}
