package io.marketsignals.index;

import io.marketsignals.ingest.States;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * What states were before the last close of each market, so that a close whose data is corrected can be taken back and
 * made again. States are covered by kind, once; whatever a close then writes to them, wherever, is remembered.
 */
public final class ClosedSessions {
    private final States.Opening stores;
    private final States<ClosedSession> closed;
    private final NavigableMap<String, Covered<?>> kinds = new TreeMap<>();
    /** The market whose close runs; null: none does. */
    private String closing;

    private NavigableMap<String, NavigableSet<String>> changed = new TreeMap<>();

    public ClosedSessions(States.Opening stores) {
        this.stores = stores;
        this.closed = stores.open("closed", ClosedSession.class);
    }

    /** Opens states whose changes by a close can be taken back. */
    public <T> States<T> cover(String kind, Class<T> type) {
        Covered<T> covered = new Covered<>(kind, stores.open(kind, type), stores.open("before-" + kind, type));
        kinds.put(kind, covered);
        return covered;
    }

    /** A market's last closed session; null before the first close, and once the next session has opened. */
    ClosedSession last(String market) {
        return closed.get(market);
    }

    /** Runs a close, remembering every covered state that it changes. */
    void close(String market, ClosedSession session, Runnable close) {
        forget(market);
        closing = market;
        changed = session.changed();
        try {
            close.run();
        } finally {
            closing = null;
        }
        closed.put(market, session);
    }

    /** Gives every state that a market's last close changed the value it had before. */
    void takeBack(String market) {
        closed.get(market)
                .changed()
                .forEach((kind, keys) -> keys.forEach(key -> kinds.get(kind).takeBack(market, key)));
    }

    /** Forgets a market's last close: it can no longer be taken back. */
    void forget(String market) {
        ClosedSession last = closed.get(market);
        if (last != null) {
            last.changed()
                    .forEach((kind, keys) -> keys.forEach(key -> kinds.get(kind).forget(market, key)));
            closed.remove(market);
        }
    }

    /** States of one kind. */
    private final class Covered<T> implements States<T> {
        private final String kind;
        private final States<T> now;
        private final States<T> before;

        Covered(String kind, States<T> now, States<T> before) {
            this.kind = kind;
            this.now = now;
            this.before = before;
        }

        @Override
        public T get(String key) {
            return now.get(key);
        }

        @Override
        public void put(String key, T state) {
            remember(key);
            now.put(key, state);
        }

        @Override
        public void remove(String key) {
            remember(key);
            now.remove(key);
        }

        @Override
        public void forEach(BiConsumer<String, T> action) {
            now.forEach(action);
        }

        private void remember(String key) {
            if (closing == null) {
                return;
            }
            boolean first = changed.computeIfAbsent(kind, k -> new TreeSet<>()).add(key);
            T former = now.get(key);
            if (first && former != null) {
                before.put(name(closing, key), former);
            }
        }

        void takeBack(String market, String key) {
            T former = before.get(name(market, key));
            if (former == null) {
                now.remove(key);
            } else {
                now.put(key, former);
            }
        }

        void forget(String market, String key) {
            before.remove(name(market, key));
        }

        private static String name(String market, String key) {
            return market + "/" + key;
        }
    }
}
