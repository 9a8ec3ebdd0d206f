package io.marketsignals.index.partial;

import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberReading;

/** A symbol as a member of one index: what the index's sums hold of it, in one object, so that a change is one look. */
public final class IndexMember {
    private final IndexAccumulator index;
    private final String symbol;
    private final double weight;
    private final SectorAccumulator sector;
    private MemberReading reading;
    private long contribution;
    private long sessionReturn;

    /** @param sector null: none */
    IndexMember(IndexAccumulator index, String symbol, double weight, SectorAccumulator sector) {
        this.index = index;
        this.symbol = symbol;
        this.weight = weight;
        this.sector = sector;
    }

    /** Puts a new reading in place of the old one; it counts from its first on. */
    public void put(MemberReading now) {
        long c = Scaled.contribution(weight, now.sessionReturn());
        long r = Scaled.of(now.sessionReturn());
        TallyAccumulator tally = index.change();
        if (reading == null) {
            tally.add(now, c);
        } else {
            tally.replace(reading, contribution, now, c);
        }
        if (sector != null) {
            if (reading != null) {
                sector.add(reading.memberClass(), sessionReturn, contribution, -1);
            }
            sector.add(now.memberClass(), r, c, 1);
        }
        reading = now;
        contribution = c;
        sessionReturn = r;
    }

    String symbol() {
        return symbol;
    }

    /** What it contributes; null: nothing yet. */
    MemberReading reading() {
        return reading;
    }

    /** Its w*r at 1e-12. */
    long contribution() {
        return contribution;
    }

    /** Its session return at 1e-12. */
    long sessionReturn() {
        return sessionReturn;
    }

    Contributor contributor() {
        return new Contributor(symbol, contribution);
    }

    Mover mover() {
        return new Mover(symbol, sessionReturn, reading.last(), reading.volume());
    }
}
