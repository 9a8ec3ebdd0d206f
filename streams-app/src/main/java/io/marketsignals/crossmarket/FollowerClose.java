package io.marketsignals.crossmarket;

import io.marketsignals.model.Session;
import java.util.Objects;

/**
 * A session of a follower's market, as its watch sees it.
 *
 * @param asOf start of the session's last bucket, epoch milliseconds; for a session without data its close
 * @param index the follower's closing measures; null: it had no data
 */
public record FollowerClose(Session session, long asOf, boolean forced, IndexClose index) {
    public FollowerClose {
        Objects.requireNonNull(session, "session");
    }
}
