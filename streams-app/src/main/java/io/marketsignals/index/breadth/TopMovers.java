package io.marketsignals.index.breadth;

import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The members of an index that entered its top or its bottom in a session; each counts once a side, however often it
 * leaves and comes back.
 *
 * @param leaders symbols that were among the best
 * @param laggards symbols that were among the worst
 */
public record TopMovers(NavigableSet<String> leaders, NavigableSet<String> laggards) {
    /** Nobody yet: how a session starts. */
    public static final TopMovers NONE = new TopMovers(new TreeSet<>(), new TreeSet<>());

    /**
     * Where the top and the bottom begin.
     *
     * @param rank last rank that counts, 1 = best or worst
     * @param sessionReturn |return| that a member must exceed, fraction
     */
    public record Thresholds(int rank, double sessionReturn) {
        /** {@code top-mover.rank} 3, {@code top-mover.return} 0.10. */
        public static Thresholds from(Settings settings) {
            return new Thresholds(
                    settings.count("top-mover.rank", 3, 1, Mover.KEPT),
                    settings.number("top-mover.return", 0.10, 0.001, 10));
        }
    }

    public TopMovers {
        leaders = Collections.unmodifiableNavigableSet(new TreeSet<>(leaders));
        laggards = Collections.unmodifiableNavigableSet(new TreeSet<>(laggards));
    }

    /** Who is in the top or bottom now and was not before: leaders, then laggards, each from the first rank on. */
    public List<Mover> entering(Movers movers, Thresholds thresholds) {
        long least = Scaled.of(thresholds.sessionReturn());
        List<Mover> entering = new ArrayList<>();
        movers.leaders().stream()
                .limit(thresholds.rank())
                .filter(m -> m.sessionReturn() > least && !leaders.contains(m.symbol()))
                .forEach(entering::add);
        movers.laggards().stream()
                .limit(thresholds.rank())
                .filter(m -> m.sessionReturn() < -least && !laggards.contains(m.symbol()))
                .forEach(entering::add);
        return entering;
    }

    /** These and those that entered; the sign of their return says which side. */
    public TopMovers with(List<Mover> entered) {
        NavigableSet<String> top = new TreeSet<>(leaders);
        NavigableSet<String> bottom = new TreeSet<>(laggards);
        entered.forEach(m -> (m.sessionReturn() > 0 ? top : bottom).add(m.symbol()));
        return new TopMovers(top, bottom);
    }
}
