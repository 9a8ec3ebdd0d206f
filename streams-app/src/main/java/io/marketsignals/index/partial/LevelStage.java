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
import java.util.stream.Stream;

/**
 * Folds index ticks into the levels of the running session; a changed level is told once a bucket. An official close that
 * comes a session late is told as that older session's level; the running one goes on undisturbed.
 */
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
    public void use(Reference changed, long open) {
        reference = changed;
        trading.clear();
    }

    /** The indices whose news was not told yet, for the partition's own record: times alone do not say it of late ones. */
    @Override
    public Set<String> untold() {
        return dirty;
    }

    @Override
    public void apply(Level told, int number, long open) {
        String market = reference.marketOfIndex(told.index()).orElse(null);
        if (market == null) {
            intake.unknown();
            return;
        }
        LevelState state = states.get(told.index());
        Optional<Session> session = session(market, told, state);
        if (session.isEmpty()) {
            intake.outOfSession();
            return;
        }
        long end = session.get().end();
        Level level = told.time() < end ? told : told.at(end - 1); // an official close is of its session
        int day = (int) session.get().date().toEpochDay();
        if (state != null && day < state.session()) {
            correctPrevious(level, day);
            return;
        }
        if (state != null
                && day == state.session()
                && state.lastTime() < session.get().open()
                && isAfterHours(market, session.get())) {
            intake.outOfSession(); // a level after the regular hours is none of the session that has closed
            return;
        }
        if (state != null && day == state.session() && state.late(level)) {
            intake.late();
        }
        states.put(level.index(), next(state, level, day));
        if (level.officialClose() || open < end) {
            dirty.add(level.index());
        }
    }

    private LevelState next(LevelState state, Level level, int day) {
        boolean startsBucket = buckets.start(buckets.of(level.time())) == level.time();
        if (state != null && day == state.session()) {
            return state.accept(level, startsBucket, buckets.of(level.time()) == buckets.of(state.lastTime()));
        }
        if (state != null) {
            keepPrevious(state);
        }
        return LevelState.first(level, day, startsBucket);
    }

    /** The session that ends here stays known until the next one ends: its official close may still come. */
    private void keepPrevious(LevelState ended) {
        String previous = previous(ended.index());
        states.put(previous, ended);
        dirty.remove(previous);
        if (dirty.contains(ended.index()) && ended.official()) {
            dirty.add(previous);
        }
    }

    private void correctPrevious(Level level, int day) {
        LevelState ended = states.get(previous(level.index()));
        if (!level.officialClose() || ended == null || ended.session() != day) {
            intake.late();
            return;
        }
        states.put(previous(level.index()), ended.accept(level, false, false));
        dirty.add(previous(level.index()));
    }

    /** The key of an index's session before the last. */
    private static String previous(String index) {
        return "previous/" + index;
    }

    @Override
    public Map<String, News> close(long open) {
        Map<String, List<LevelState>> changed = new HashMap<>();
        for (String name : dirty) {
            LevelState state = states.get(name);
            reference.marketOfIndex(state.index()).ifPresent(market -> changed.computeIfAbsent(
                            market, m -> new ArrayList<>())
                    .add(state));
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

    private boolean isAfterHours(String market, Session session) {
        return reference.calendar(market).filter(c -> c.afterHours(session)).isPresent();
    }

    private Optional<Session> sessionClosedAt(String market, Level level, LevelState state) {
        List<Integer> held = Stream.of(
                        Optional.ofNullable(state), Optional.ofNullable(states.get(previous(level.index()))))
                .flatMap(Optional::stream)
                .map(LevelState::session)
                .toList();
        return reference.calendar(market).flatMap(calendar -> calendar.sessionClosedAt(level.time(), held));
    }

    /** The session that a level belongs to; in a halt none but an official close does. */
    private Optional<Session> session(String market, Level level, LevelState state) {
        if (level.officialClose()) {
            return sessionClosedAt(market, level, state);
        }
        TradingSpan current = trading.get(market);
        if (current != null && current.holds(level.time())) {
            return Optional.of(current.session());
        }
        MarketCalendar calendar = reference.calendar(market).orElse(null);
        if (calendar == null) {
            return Optional.empty();
        }
        Optional<TradingSpan> span = calendar.tradingAt(level.time());
        span.ifPresent(s -> trading.put(market, s));
        return span.map(TradingSpan::session);
    }
}
