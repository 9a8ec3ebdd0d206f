package io.marketsignals.index.partial;

import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Level;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.TradingSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Folds index ticks into the levels of the running session; a changed level is told once a bucket. */
final class LevelStage implements Stage<Level> {
    private final States<LevelState> states;
    private final Buckets buckets;
    private final Intake intake;
    private final Set<String> dirty = new TreeSet<>();
    private final Map<String, TradingSpan> trading = new HashMap<>();
    private Reference reference = Reference.EMPTY;

    /**
     * @param untold indices whose news was not told before a restart
     */
    LevelStage(States<LevelState> states, Buckets buckets, Intake intake, Set<String> untold) {
        this.states = states;
        this.buckets = buckets;
        this.intake = intake;
        dirty.addAll(untold);
    }

    @Override
    public void use(Reference changed) {
        reference = changed;
        trading.clear();
    }

    /** The indices whose news was not told yet, for the partition's own record: times alone do not say it of late ones. */
    @Override
    public Set<String> untold() {
        return dirty;
    }

    @Override
    public void apply(Level level) {
        String market = reference.marketOfIndex(level.index()).orElse(null);
        if (market == null) {
            intake.unknown();
            return;
        }
        Optional<Session> session = session(market, level);
        if (session.isEmpty()) {
            intake.outOfSession();
            return;
        }
        int day = (int) session.get().date().toEpochDay();
        LevelState state = states.get(level.index());
        if (state != null && day < state.session()) {
            intake.late();
            return;
        }
        boolean startsBucket = buckets.start(buckets.of(level.time())) == level.time();
        if (state == null || day > state.session()) {
            put(LevelState.first(level, day, startsBucket));
            return;
        }
        if (state.lastTime() < session.get().open()
                && reference
                        .calendar(market)
                        .filter(c -> c.afterHours(session.get()))
                        .isPresent()) {
            intake.outOfSession(); // a level after the regular hours is none of the session that has closed
            return;
        }
        if (state.late(level)) {
            intake.late();
        }
        put(state.accept(level, startsBucket, buckets.of(level.time()) == buckets.of(state.lastTime())));
    }

    @Override
    public Map<String, News> close() {
        Map<String, List<LevelState>> changed = new HashMap<>();
        for (String index : dirty) {
            reference.marketOfIndex(index).ifPresent(market -> changed.computeIfAbsent(market, m -> new ArrayList<>())
                    .add(states.get(index)));
        }
        dirty.clear();
        Map<String, News> news = new HashMap<>();
        changed.forEach((market, levels) -> {
            int newest = levels.stream().mapToInt(LevelState::session).max().orElseThrow();
            news.put(market, new News(newest, List.of(), levels));
        });
        return news;
    }

    @Override
    public Set<String> markets() {
        return reference.markets().keySet();
    }

    private void put(LevelState state) {
        states.put(state.index(), state);
        dirty.add(state.index());
    }

    /** The session that a level belongs to; in a halt none but an official close does. */
    private Optional<Session> session(String market, Level level) {
        TradingSpan current = trading.get(market);
        if (current != null && current.holds(level.time())) {
            return Optional.of(current.session());
        }
        MarketCalendar calendar = reference.calendar(market).orElse(null);
        if (calendar == null) {
            return Optional.empty();
        }
        if (level.officialClose()) {
            return calendar.sessionAt(level.time());
        }
        Optional<TradingSpan> span = calendar.tradingAt(level.time());
        span.ifPresent(s -> trading.put(market, s));
        return span.map(TradingSpan::session);
    }
}
