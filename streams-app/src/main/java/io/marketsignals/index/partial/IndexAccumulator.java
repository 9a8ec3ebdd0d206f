package io.marketsignals.index.partial;

import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Accumulates the members of one index that live in one partition. A change costs the same whatever the index's size; a
 * partial a look at each member.
 */
public final class IndexAccumulator {
    private static final int FIRST_CAPACITY = 16;

    private final String index;
    private final MoverFloors floors;
    private final TallyAccumulator tally = new TallyAccumulator();
    private final NavigableMap<String, SectorAccumulator> sectors = new TreeMap<>();

    // By position.
    private final List<String> symbols = new ArrayList<>();
    private double[] weights = new double[FIRST_CAPACITY];
    private SectorAccumulator[] sectorsOf = new SectorAccumulator[FIRST_CAPACITY];
    private MemberReading[] readings = new MemberReading[FIRST_CAPACITY];
    private long[] contributions = new long[FIRST_CAPACITY];
    private long[] returns = new long[FIRST_CAPACITY];

    private final FirstTen gainers = new FirstTen(symbols);
    private final FirstTen losers = new FirstTen(symbols);
    private final FirstTen leaders = new FirstTen(symbols);
    private final FirstTen laggards = new FirstTen(symbols);
    private boolean changed;

    public IndexAccumulator(String index, MoverFloors floors) {
        this.index = index;
        this.floors = floors;
    }

    /** Makes room for a member, which counts from its first reading on; its position. */
    public int join(String symbol, Weight member) {
        int position = symbols.size();
        if (position == weights.length) {
            grow(2 * position);
        }
        symbols.add(symbol);
        weights[position] = member.weight();
        if (member.sector() != null) {
            sectorsOf[position] = sectors.computeIfAbsent(member.sector(), sector -> new SectorAccumulator());
        }
        return position;
    }

    /** Puts a member's new reading in place of its old one. */
    public void put(int position, MemberReading now) {
        MemberReading old = readings[position];
        SectorAccumulator sector = sectorsOf[position];
        if (old != null) {
            tally.deduct(old, contributions[position]);
            if (sector != null) {
                sector.add(old, returns[position], contributions[position], -1);
            }
        }
        long r = Scaled.of(now.sessionReturn());
        long c = Scaled.contribution(weights[position], now.sessionReturn());
        tally.add(now, c);
        if (sector != null) {
            sector.add(now, r, c, 1);
        }
        readings[position] = now;
        contributions[position] = c;
        returns[position] = r;
        changed = true;
    }

    /** Whether a member's reading was put since the last partial. */
    boolean changed() {
        return changed;
    }

    /** Notes that what is counted so far was told. */
    void tell() {
        changed = false;
    }

    /** The members' sums and extremes as of now. */
    public IndexPartial partial() {
        tell();
        rank();
        NavigableMap<String, SectorTally> bySector = new TreeMap<>();
        sectors.forEach((name, sector) -> {
            SectorTally sum = sector.tally();
            if (sum.counted() > 0) {
                bySector.put(name, sum);
            }
        });
        return new IndexPartial(
                index,
                tally.tally(),
                gainers.toList(this::contributor),
                losers.toList(this::contributor),
                bySector,
                new Movers(leaders.toList(this::mover), laggards.toList(this::mover)));
    }

    private void rank() {
        gainers.clear();
        losers.clear();
        leaders.clear();
        laggards.clear();
        for (int position = 0; position < symbols.size(); position++) {
            MemberReading reading = readings[position];
            if (reading != null && reading.counted()) {
                rank(position, reading);
            }
        }
    }

    private void rank(int position, MemberReading reading) {
        if (reading.memberClass() == MemberClass.ADVANCER) {
            gainers.offer(position, contributions[position]);
        } else if (reading.memberClass() == MemberClass.DECLINER) {
            losers.offer(position, -contributions[position]);
        }
        long r = returns[position];
        if ((leaders.admits(r) || laggards.admits(-r)) && floors.admit(reading)) {
            leaders.offer(position, r);
            laggards.offer(position, -r);
        }
    }

    private Contributor contributor(int position) {
        return new Contributor(symbols.get(position), contributions[position]);
    }

    private Mover mover(int position) {
        MemberReading reading = readings[position];
        return new Mover(symbols.get(position), returns[position], reading.last(), reading.volume());
    }

    private void grow(int capacity) {
        weights = Arrays.copyOf(weights, capacity);
        sectorsOf = Arrays.copyOf(sectorsOf, capacity);
        readings = Arrays.copyOf(readings, capacity);
        contributions = Arrays.copyOf(contributions, capacity);
        returns = Arrays.copyOf(returns, capacity);
    }
}
