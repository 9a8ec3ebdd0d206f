package io.marketsignals.index;

import io.marketsignals.model.Session;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A market's last closed session, until its next one opens.
 *
 * @param previousClose when the session before it closed, epoch milliseconds; null: it was the first
 * @param revision of its close: 1, then one more with each correction
 * @param changed the keys that the close changed, by kind of state
 */
public record ClosedSession(
        Session session, Long previousClose, int revision, NavigableMap<String, NavigableSet<String>> changed) {
    public ClosedSession {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(changed, "changed");
    }

    /** A session that closes now for the first time. */
    static ClosedSession first(Session session, Long previousClose) {
        return new ClosedSession(session, previousClose, 1, new TreeMap<>());
    }

    /** The same session closed once more. */
    ClosedSession again() {
        return new ClosedSession(session, previousClose, revision + 1, new TreeMap<>());
    }
}
