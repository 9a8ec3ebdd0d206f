package io.marketsignals.ingest;

import java.util.function.Supplier;

/** States of which some are changed in place by whoever owns them. */
public interface LiveStates<T> extends States<T> {
    /**
     * Leaves a state to somebody who changes it in place and says so; the value is asked for when it is needed, and a change
     * need not be told twice before. In force until the key is put or removed.
     */
    Tracked track(String key, Supplier<T> value);

    /** A state that somebody changes in place. */
    @FunctionalInterface
    interface Tracked {
        /** To be called after each change. */
        void changed();
    }
}
