package io.marketsignals.index.partial;

import io.marketsignals.index.partial.SourcePartition.Wiring;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.TradingSpan;
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
    private final States<SymbolState> states;
    private final Lookbacks lookbacks;
    private final CallWindows windows;
    private final Settings base;
    private final Intake intake;
    private final Consumer<TechnicalCall> calls;
    private final Map<String, MarketPartials> markets = new HashMap<>();
    private Reference reference = Reference.EMPTY;

    PriceStage(PriceStates states, Wiring wiring, Consumer<TechnicalCall> calls) {
        this.states = states.symbols();
        this.lookbacks = new Lookbacks(states);
        this.windows = new CallWindows(wiring.cut().buckets(), states.averages());
        this.base = wiring.base();
        this.intake = wiring.intake();
        this.calls = calls;
    }

    @Override
    public void use(Reference changed, long open) {
        reference = changed;
        markets.clear();
        windows.clear();
        states.forEach((symbol, state) -> changed.marketOfSymbol(symbol).ifPresent(market -> changed.calendar(market)
                .flatMap(calendar -> calendar.sessionAt(state.lastTime()))
                .ifPresent(session -> {
                    partialsFor(market, session);
                    windows.restore(symbol, state.window(), session, open);
                })));
        states.forEach((symbol, state) -> changed.marketOfSymbol(symbol)
                .map(markets::get)
                .ifPresent(partials -> partials.restore(symbol, state)));
    }

    @Override
    public void apply(Price told, long open) {
        String market = reference.marketOfSymbol(told.symbol()).orElse(null);
        if (market == null) {
            intake.unknown();
            return;
        }
        SymbolState known = states.get(told.symbol());
        SymbolState state = known == null ? SymbolState.UNSEEN : known;
        Optional<Session> session = session(market, told, state);
        if (session.isEmpty()) {
            intake.outOfSession();
            return;
        }
        long end = session.get().end();
        Price price = told.time() < end ? told : told.at(end - 1); // an official close is of its session
        MarketPartials partials = partialsFor(market, session.get());
        int day = (int) session.get().date().toEpochDay();
        if (state.session() == day && isAfterHours(market, session.get(), state.lastTime())) {
            intake.outOfSession();
            return;
        }
        if (state.late(price) || (day < state.session() && day != state.previousSession())) {
            intake.late();
        }
        int window = windows.windowAt(open, session.get());
        SymbolState.Basis basis = basis(price.symbol());
        SymbolState next = state.accept(price, day, window, basis);
        if (next.equals(state)) {
            return;
        }
        states.put(price.symbol(), next);
        partials.touch(price.symbol(), next);
        lookbacks.take(price.symbol(), state, next, basis);
        if (window != SymbolState.NO_WINDOW && next.opensWindowAfter(state)) {
            windows.note(price.symbol(), window, session.get());
        }
    }

    @Override
    public Map<String, News> close(long open) {
        windows.take(open).forEach(this::closeWindow);
        Map<String, News> news = new HashMap<>();
        markets.forEach(
                (market, partials) -> partials.close(states, lookbacks, open).ifPresent(n -> news.put(market, n)));
        return news;
    }

    @Override
    public OptionalLong due() {
        return windows.due();
    }

    private void closeWindow(String symbol) {
        SymbolState state = states.get(symbol);
        String market = reference.marketOfSymbol(symbol).orElseThrow();
        windows.close(symbol, state, basis(symbol)).ifPresent(kind -> {
            SymbolState called = state.withCall(kind);
            states.put(symbol, called);
            markets.get(market).touch(symbol, called);
            calls.accept(new TechnicalCall(
                    symbol,
                    market,
                    state.session(),
                    CallWindows.end(state.window()),
                    kind,
                    state.last(),
                    windows.averages(symbol)));
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

    private SymbolState.Basis basis(String symbol) {
        return (after, to) -> reference.factor(symbol, after, to);
    }

    /** The session that a price belongs to; in a halt none but an official close does. */
    private Optional<Session> session(String market, Price price, SymbolState state) {
        if (price.officialClose()) {
            return sessionClosedAt(market, price.time(), state);
        }
        MarketPartials partials = markets.get(market);
        if (partials != null && partials.trades(price.time())) {
            return Optional.of(partials.session());
        }
        MarketCalendar calendar = reference.calendar(market).orElse(null);
        if (calendar == null) {
            return Optional.empty();
        }
        Optional<TradingSpan> span = calendar.tradingAt(price.time());
        if (partials != null) {
            span.ifPresent(partials::trading);
        }
        return span.map(TradingSpan::session);
    }

    private Optional<Session> sessionClosedAt(String market, long time, SymbolState state) {
        List<Integer> held = Stream.of(state.session(), state.previousSession())
                .filter(day -> day != SymbolState.NO_SESSION)
                .toList();
        return reference.calendar(market).flatMap(calendar -> calendar.sessionClosedAt(time, held));
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
