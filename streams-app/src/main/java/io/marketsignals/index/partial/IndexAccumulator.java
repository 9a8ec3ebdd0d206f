package io.marketsignals.index.partial;

import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Accumulates the members of one index that live in one partition; O(log members) per change. */
public final class IndexAccumulator {
    private final String index;
    private Tally tally = Tally.EMPTY;
    private final NavigableSet<Contributor> gainers = new TreeSet<>(Contributor.LARGEST_FIRST);
    private final NavigableSet<Contributor> losers = new TreeSet<>(Contributor.LARGEST_FIRST);

    public IndexAccumulator(String index) {
        this.index = index;
    }

    /** Puts a member's new reading in place of its old one; null: none. */
    public void replace(String symbol, double weight, MemberReading old, MemberReading now) {
        if (old != null) {
            tally = tally.deduct(Tally.of(old, weight));
            Contributor contributor = contributor(symbol, weight, old);
            side(old).remove(contributor);
        }
        tally = tally.combine(Tally.of(now, weight));
        if (now.memberClass() == MemberClass.ADVANCER || now.memberClass() == MemberClass.DECLINER) {
            side(now).add(contributor(symbol, weight, now));
        }
    }

    public IndexPartial partial() {
        return new IndexPartial(index, tally, first(gainers), first(losers));
    }

    private NavigableSet<Contributor> side(MemberReading reading) {
        return reading.memberClass() == MemberClass.ADVANCER ? gainers : losers;
    }

    private static Contributor contributor(String symbol, double weight, MemberReading reading) {
        return new Contributor(symbol, Scaled.contribution(weight, reading.sessionReturn()));
    }

    private static List<Contributor> first(NavigableSet<Contributor> side) {
        return side.stream().limit(Contributor.KEPT).toList();
    }
}
