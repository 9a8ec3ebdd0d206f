package io.marketsignals.index.partial;

import io.marketsignals.index.partial.SourcePartition.Wiring;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.LiveStates;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.symbol.SymbolAccumulator;
import io.marketsignals.symbol.SymbolState;
import io.marketsignals.symbol.TechnicalCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

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
    private final TrackedSymbols symbols = new TrackedSymbols();
    private final Map<String, TrackedMarket> markets = new HashMap<>();
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
        symbol.use(marketOf(name));
        symbols.add(symbol);
        return symbol;
    }

    private TrackedMarket marketOf(String symbol) {
        return reference
                .marketOfSymbol(symbol)
                .map(market -> markets.computeIfAbsent(market, id -> new TrackedMarket(id, reference, base)))
                .orElse(null);
    }

    @Override
    public void use(Reference changed, long open) {
        reference = changed;
        markets.clear();
        windows.clear();
        symbols.all().forEach(symbol -> symbol.use(marketOf(symbol.name())));
        List<TrackedSymbol> members =
                symbols.all().stream().filter(symbol -> symbol.market() != null).toList();
        members.forEach(
                symbol -> symbol.market().sessionAt(symbol.prices().lastTime()).ifPresent(session -> {
                    symbol.market().partials(session);
                    windows.restore(symbol.name(), symbol.prices().window(), session, open);
                }));
        members.stream()
                .filter(symbol -> symbol.market().partials() != null)
                .forEach(symbol -> symbol.market().partials().restore(symbol));
        running().forEach((market, partials) -> partials.restored());
    }

    private Map<String, MarketPartials> running() {
        Map<String, MarketPartials> running = new HashMap<>();
        markets.forEach((id, market) -> {
            if (market.partials() != null) {
                running.put(id, market.partials());
            }
        });
        return running;
    }

    @Override
    public void apply(Price told, int number, long open) {
        TrackedSymbol known = symbols.get(told.symbol(), number);
        TrackedMarket market = known == null ? marketOf(told.symbol()) : known.market();
        if (market == null) {
            intake.unknown();
            return;
        }
        Session session = market.session(told, known == null ? null : known.prices());
        if (session == null) {
            intake.outOfSession();
            return;
        }
        TrackedSymbol symbol = known == null ? track(told.symbol(), SymbolState.UNSEEN) : known;
        Price price =
                told.time() < session.end() ? told : told.at(session.end() - 1); // an official close is of its session
        apply(symbol, price, market.partials(session), session, open);
    }

    private void apply(TrackedSymbol symbol, Price price, MarketPartials partials, Session session, long open) {
        SymbolAccumulator prices = symbol.prices();
        int day = session.equals(partials.session())
                ? partials.day()
                : (int) session.date().toEpochDay();
        if (prices.session() == day && symbol.market().isAfterHours(session, prices.lastTime())) {
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
        windows.take(open).forEach(name -> closeWindow(symbols.get(name, NO_NUMBER)));
        Map<String, News> news = new HashMap<>();
        running().forEach((market, partials) -> partials.close(lookbacks, open)
                .ifPresent(told -> news.put(market, told)));
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
            symbol.market().partials().touch(symbol);
            calls.accept(new TechnicalCall(
                    symbol.name(),
                    symbol.market().id(),
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
}
