package io.marketsignals.index.partial;

import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Accumulates the members of one index that live in one partition. A change costs the same whatever the index's size; a
 * partial a look at each member.
 */
public final class IndexAccumulator {
    private final String index;
    private final MoverFloors floors;
    private final TallyAccumulator tally = new TallyAccumulator();
    private final NavigableMap<String, SectorAccumulator> sectors = new TreeMap<>();
    private final List<IndexMember> members = new ArrayList<>();
    private final FirstTen gainers = new FirstTen();
    private final FirstTen losers = new FirstTen();
    private final FirstTen leaders = new FirstTen();
    private final FirstTen laggards = new FirstTen();
    private boolean changed;

    public IndexAccumulator(String index, MoverFloors floors) {
        this.index = index;
        this.floors = floors;
    }

    /** Makes room for a member, which counts from its first reading on. */
    public IndexMember join(String symbol, Weight member) {
        SectorAccumulator sector = member.sector() == null
                ? null
                : sectors.computeIfAbsent(member.sector(), name -> new SectorAccumulator());
        IndexMember joined = new IndexMember(this, symbol, member.weight(), sector);
        members.add(joined);
        return joined;
    }

    /** The sums, for a member that changes them. */
    TallyAccumulator change() {
        changed = true;
        return tally;
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
                gainers.toList(IndexMember::contributor),
                losers.toList(IndexMember::contributor),
                bySector,
                new Movers(leaders.toList(IndexMember::mover), laggards.toList(IndexMember::mover)));
    }

    private void rank() {
        gainers.clear();
        losers.clear();
        leaders.clear();
        laggards.clear();
        for (IndexMember member : members) {
            if (mayRank(member)) {
                rank(member);
            }
        }
    }

    /** A look at a member's own numbers spares most members one at their reading. */
    private boolean mayRank(IndexMember member) {
        long c = member.contribution();
        long r = member.sessionReturn();
        return gainers.admits(c) || losers.admits(-c) || leaders.admits(r) || laggards.admits(-r);
    }

    private void rank(IndexMember member) {
        MemberReading reading = member.reading();
        if (reading == null || !reading.counted()) {
            return;
        }
        if (reading.memberClass() == MemberClass.ADVANCER) {
            gainers.offer(member, member.contribution());
        } else if (reading.memberClass() == MemberClass.DECLINER) {
            losers.offer(member, -member.contribution());
        }
        long r = member.sessionReturn();
        if ((leaders.admits(r) || laggards.admits(-r)) && floors.admit(reading)) {
            leaders.offer(member, r);
            laggards.offer(member, -r);
        }
    }
}
