package io.marketsignals.index.partial;

import io.marketsignals.index.partial.SessionMembers.Change;
import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Accumulates the members of one index that live in one partition. A close goes through all of them once, in order of
 * memory: it takes in what changed, and looks for the extremes.
 */
public final class IndexAccumulator {
    private static final int FIRST = 1 << 6;

    private final String index;
    private final MoverFloors floors;
    private final SessionMembers symbols;
    private final TallyAccumulator tally = new TallyAccumulator();
    private final NavigableMap<String, SectorAccumulator> bySector = new TreeMap<>();
    private final FirstTen gainers = new FirstTen(this::symbol);
    private final FirstTen losers = new FirstTen(this::symbol);
    private final FirstTen leaders = new FirstTen(this::symbol);
    private final FirstTen laggards = new FirstTen(this::symbol);
    private int size;
    private int[] places = new int[FIRST];
    private double[] weights = new double[FIRST];
    private SectorAccumulator[] sectors = new SectorAccumulator[FIRST];
    /** Each member's w*r at 1e-12, as taken in. */
    private long[] contributions = new long[FIRST];

    private boolean changed;

    /** @param symbols of the index's market and session */
    public IndexAccumulator(String index, MoverFloors floors, SessionMembers symbols) {
        this.index = index;
        this.floors = floors;
        this.symbols = symbols;
    }

    /** Makes a symbol a member, which counts from its first reading on. */
    public void join(int place, Weight member) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
            sectors = Arrays.copyOf(sectors, 2 * size);
            contributions = Arrays.copyOf(contributions, 2 * size);
        }
        places[size] = place;
        weights[size] = member.weight();
        sectors[size] = member.sector() == null
                ? null
                : bySector.computeIfAbsent(member.sector(), name -> new SectorAccumulator());
        size++;
    }

    /** Notes that a member's reading was put. */
    void change() {
        changed = true;
    }

    /** Whether a member's reading was put since the last partial. */
    boolean changed() {
        return changed;
    }

    /** Takes in what was put, without telling it. */
    void take() {
        changed = false;
        for (int member = 0; member < size; member++) {
            take(member, places[member]);
        }
    }

    private void take(int member, int place) {
        Change change = symbols.change(place);
        if (change == Change.NONE) {
            return;
        }
        long old = contributions[member];
        long c = Scaled.contribution(weights[member], symbols.sessionReturn(place));
        contributions[member] = c;
        SectorAccumulator sector = sectors[member];
        if (change == Change.MOVE) {
            tally.move(symbols.reading(place).memberClass(), old, c, symbols.traded(place));
            if (sector != null) {
                sector.move(symbols.movedBy(place), c - old);
            }
        } else {
            replace(symbols.taken(place), old, place, c, sector);
        }
    }

    private void replace(MemberReading before, long old, int place, long c, SectorAccumulator sector) {
        MemberReading now = symbols.reading(place);
        long r = symbols.scaledReturn(place);
        if (before == null) {
            tally.add(now, c);
        } else {
            tally.replace(before, old, now, c);
        }
        if (sector != null) {
            if (before != null) {
                sector.add(before.memberClass(), r - symbols.movedBy(place), old, -1);
            }
            sector.add(now.memberClass(), r, c, 1);
        }
    }

    /** Takes in what was put and tells the members' sums and extremes as of now. */
    public IndexPartial partial() {
        changed = false;
        gainers.clear();
        losers.clear();
        leaders.clear();
        laggards.clear();
        for (int member = 0; member < size; member++) {
            int place = places[member];
            take(member, place);
            if (mayRank(contributions[member], symbols.scaledReturn(place))) {
                rank(member, place);
            }
        }
        NavigableMap<String, SectorTally> counted = new TreeMap<>();
        bySector.forEach((name, sector) -> {
            SectorTally sum = sector.tally();
            if (sum.counted() > 0) {
                counted.put(name, sum);
            }
        });
        return new IndexPartial(
                index,
                tally.tally(),
                gainers.toList(this::contributor),
                losers.toList(this::contributor),
                counted,
                new Movers(leaders.toList(this::mover), laggards.toList(this::mover)));
    }

    /** A look at a member's own numbers spares most members one at their reading. */
    private boolean mayRank(long c, long r) {
        return gainers.admits(c) || losers.admits(-c) || leaders.admits(r) || laggards.admits(-r);
    }

    private void rank(int member, int place) {
        MemberReading reading = symbols.reading(place);
        if (reading == null || !reading.counted()) {
            return;
        }
        if (reading.memberClass() == MemberClass.ADVANCER) {
            gainers.offer(member, contributions[member]);
        } else if (reading.memberClass() == MemberClass.DECLINER) {
            losers.offer(member, -contributions[member]);
        }
        long r = symbols.scaledReturn(place);
        if ((leaders.admits(r) || laggards.admits(-r)) && floors.admit(reading)) {
            leaders.offer(member, r);
            laggards.offer(member, -r);
        }
    }

    private String symbol(int member) {
        return symbols.symbol(places[member]);
    }

    private Contributor contributor(int member) {
        return new Contributor(symbol(member), contributions[member]);
    }

    private Mover mover(int member) {
        int place = places[member];
        MemberReading reading = symbols.reading(place);
        return new Mover(symbol(member), symbols.scaledReturn(place), reading.last(), reading.volume());
    }
}
