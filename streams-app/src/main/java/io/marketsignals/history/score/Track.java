package io.marketsignals.history.score;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** What alerts are scored by: the path of an index, or of a pair, over the sessions of a run. */
interface Track {
    /** Index or pair id. */
    String name();

    /** Its sessions, ascending. */
    List<LocalDate> dates();

    /** Number of sessions. */
    default int sessions() {
        return dates().size();
    }

    /** The session at a place, which counts from 0. */
    default LocalDate session(int place) {
        return dates().get(place);
    }

    /** The place of a session; empty for a date that is none. */
    default OptionalInt place(LocalDate session) {
        int place = Collections.binarySearch(dates(), session);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Fraction gained from a session's close to the close n sessions later; null when there is no such session or level. */
    Double after(int place, int sessions);

    /**
     * The worst point against a direction within the n sessions after a session's close, a fraction of it and never above 0;
     * null when there are fewer sessions or a level is missing.
     *
     * @param sign 1 when up is the direction, -1 when down is
     */
    Double against(int place, int sessions, int sign);
}
