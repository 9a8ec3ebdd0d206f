package io.marketsignals.index.partial;

import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accumulates the members of one index that live in one partition; O(log members) per change. */
public final class IndexAccumulator {
    private final String index;
    private final MoverFloors floors;
    private Tally tally = Tally.EMPTY;
    private final NavigableSet<Contributor> gainers = new TreeSet<>(Contributor.LARGEST_FIRST);
    private final NavigableSet<Contributor> losers = new TreeSet<>(Contributor.LARGEST_FIRST);
    private final NavigableMap<String, SectorTally> sectors = new TreeMap<>();
    private final NavigableSet<Mover> movers = new TreeSet<>(Mover.LEADERS_FIRST);
    private final NavigableSet<Mover> fallers = new TreeSet<>(Mover.LAGGARDS_FIRST);

    public IndexAccumulator(String index, MoverFloors floors) {
        this.index = index;
        this.floors = floors;
    }

    /** Puts a member's new reading in place of its old one; null: none. */
    public void replace(String symbol, Weight member, MemberReading old, MemberReading now) {
        if (old != null) {
            tally = tally.deduct(Tally.of(old, member.weight()));
            remove(symbol, member, old);
        }
        tally = tally.combine(Tally.of(now, member.weight()));
        add(symbol, member, now);
    }

    public IndexPartial partial() {
        return new IndexPartial(
                index,
                tally,
                first(gainers, Contributor.KEPT),
                first(losers, Contributor.KEPT),
                sectors,
                new Movers(first(movers, Mover.KEPT), first(fallers, Mover.KEPT)));
    }

    private void add(String symbol, Weight member, MemberReading now) {
        if (!now.counted()) {
            return;
        }
        if (now.memberClass() != MemberClass.UNCHANGED) {
            side(now).add(contributor(symbol, member.weight(), now));
        }
        if (member.sector() != null) {
            sectors.merge(member.sector(), SectorTally.of(now, member.weight()), SectorTally::combine);
        }
        if (floors.admit(now)) {
            movers.add(mover(symbol, now));
            fallers.add(mover(symbol, now));
        }
    }

    private void remove(String symbol, Weight member, MemberReading old) {
        if (!old.counted()) {
            return;
        }
        side(old).remove(contributor(symbol, member.weight(), old));
        if (member.sector() != null) {
            SectorTally gone = SectorTally.of(old, member.weight());
            sectors.computeIfPresent(member.sector(), (sector, sum) -> {
                SectorTally left = sum.deduct(gone);
                return left.counted() == 0 ? null : left;
            });
        }
        movers.remove(mover(symbol, old));
        fallers.remove(mover(symbol, old));
    }

    private NavigableSet<Contributor> side(MemberReading reading) {
        return reading.memberClass() == MemberClass.ADVANCER ? gainers : losers;
    }

    private static Contributor contributor(String symbol, double weight, MemberReading reading) {
        return new Contributor(symbol, Scaled.contribution(weight, reading.sessionReturn()));
    }

    private static Mover mover(String symbol, MemberReading reading) {
        return new Mover(symbol, Scaled.of(reading.sessionReturn()), reading.last(), reading.volume());
    }

    private static <T> List<T> first(NavigableSet<T> ordered, int kept) {
        return ordered.stream().limit(kept).toList();
    }
}
