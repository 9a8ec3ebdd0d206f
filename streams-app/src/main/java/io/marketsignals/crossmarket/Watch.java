package io.marketsignals.crossmarket;

import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Session;

/**
 * The watch on a follower: open from its trigger to the close of its last session, that instant included.
 *
 * @param trigger what opened it; null: no watch is open
 * @param sessions of the follower that it has seen close
 * @param ended close of the last watch's last session, epoch milliseconds; {@link EventClock#NEVER} before the first end
 */
public record Watch(Trigger trigger, int sessions, long ended) {
    static final Watch NONE = new Watch(null, 0, EventClock.NEVER);

    boolean open() {
        return trigger != null;
    }

    /** Whether a trigger opens it: one that comes while it is open does not. */
    boolean opensWith(Trigger next) {
        return !open() && next.time() > ended;
    }

    Watch opened(Trigger next) {
        return new Watch(next, 0, ended);
    }

    /** Whether it looks at a session: only at those that open after the trigger. */
    boolean covers(Session session) {
        return open() && session.open() > trigger.time();
    }

    Watch watched() {
        return new Watch(trigger, sessions + 1, ended);
    }

    Watch end(Session last) {
        return new Watch(null, 0, last.close());
    }
}
