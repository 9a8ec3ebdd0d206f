package io.marketsignals.history.explain;

import io.marketsignals.model.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run read: its reference data and its ticks, which can be read again. */
interface Input extends AutoCloseable {
    /** What the application ran with. */
    StageOne.Rules rules();

    /**
     * Gives the ticks of a market to stage 1, which says when it has enough.
     *
     * @param from event time from which they are wanted, epoch milliseconds; Long.MIN_VALUE: from the beginning
     * @param until event time before which they are wanted
     */
    void feed(StageOne stage, String market, long from, long until);

    /**
     * Where the ticks of a session up to an instant stand.
     *
     * @param until exclusive
     */
    List<Stretch> stretches(String market, Session session, long until);

    /**
     * The members of a session that a replay from an instant on would not have, because it takes its members from what it
     * sees; empty where members are listed by name.
     */
    List<String> unseen(Members members, String market, long from, long until);

    /** The command that replays some sessions. */
    String replay(Session first, Session last);

    @Override
    void close();

    /**
     * A part of a file or of a topic's partition.
     *
     * @param source file, or topic and partition
     * @param unit lines or offsets
     * @param first inclusive
     * @param last inclusive
     * @param count how many of them are meant; less than last - first + 1 where others stand between; empty: not counted
     * @param newest by symbol or index the one of its last tick; empty where that is not known
     */
    record Stretch(String source, String unit, long first, long last, Optional<Long> count, Map<String, Long> newest) {}
}
