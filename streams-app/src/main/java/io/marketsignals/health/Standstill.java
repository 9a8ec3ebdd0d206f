package io.marketsignals.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long values have stood still, as seen by looking at them again and again: a value counts from the look that first saw
 * it. Belongs to one thread.
 */
final class Standstill {
    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(Object value, long since) {}

    /**
     * How long a value has been what it is now; zero when it is new or has changed.
     *
     * @param now nanoseconds of a clock that only goes on
     */
    Duration of(String name, Object value, long now) {
        Seen last = seen.get(name);
        if (last == null || !last.value().equals(value)) {
            last = new Seen(value, now);
            seen.put(name, last);
        }
        return Duration.ofNanos(now - last.since());
    }

    /** Starts anew with the next look: there is no reason for the value to change now. */
    void forget(String name) {
        seen.remove(name);
    }
}
