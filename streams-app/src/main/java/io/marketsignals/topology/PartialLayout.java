package io.marketsignals.topology;

import io.marketsignals.index.partial.Contributor;
import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.index.partial.SectorTally;
import io.marketsignals.index.partial.Standings;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.model.SquareSum;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The layout of a partial within a report; its version is the report's. */
final class PartialLayout {
    private PartialLayout() {}

    static void write(IndexPartial partial, DataOutputStream out) throws IOException {
        out.writeUTF(partial.index());
        write(partial.tally(), out);
        write(partial.gainers(), out);
        write(partial.losers(), out);
        out.writeInt(partial.sectors().size());
        for (Map.Entry<String, SectorTally> sector : partial.sectors().entrySet()) {
            out.writeUTF(sector.getKey());
            write(sector.getValue(), out);
        }
        writeMovers(partial.movers().leaders(), out);
        writeMovers(partial.movers().laggards(), out);
    }

    static IndexPartial partial(DataInputStream in) throws IOException {
        return new IndexPartial(
                in.readUTF(),
                tally(in),
                contributors(in),
                contributors(in),
                sectors(in),
                new Movers(movers(in), movers(in)));
    }

    private static void write(Tally tally, DataOutputStream out) throws IOException {
        out.writeInt(tally.advancers());
        out.writeInt(tally.decliners());
        out.writeInt(tally.unchanged());
        out.writeInt(tally.noPreviousClose());
        out.writeInt(tally.halted());
        out.writeInt(tally.late());
        out.writeLong(tally.contribution());
        out.writeLong(tally.gains());
        write(tally.gainSquares(), out);
        write(tally.lossSquares(), out);
        out.writeLong(tally.upVolume());
        out.writeLong(tally.downVolume());
        out.writeLong(tally.unchangedVolume());
        write(tally.standings(), out);
        out.writeInt(tally.upgrades());
        out.writeInt(tally.downgrades());
    }

    private static Tally tally(DataInputStream in) throws IOException {
        return new Tally(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                squares(in),
                squares(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                standings(in),
                in.readInt(),
                in.readInt());
    }

    private static void write(SquareSum squares, DataOutputStream out) throws IOException {
        out.writeLong(squares.high());
        out.writeLong(squares.low());
    }

    private static SquareSum squares(DataInputStream in) throws IOException {
        return new SquareSum(in.readLong(), in.readLong());
    }

    private static void write(List<Contributor> contributors, DataOutputStream out) throws IOException {
        out.writeInt(contributors.size());
        for (Contributor contributor : contributors) {
            out.writeUTF(contributor.symbol());
            out.writeLong(contributor.contribution());
        }
    }

    private static List<Contributor> contributors(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Contributor> contributors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            contributors.add(new Contributor(in.readUTF(), in.readLong()));
        }
        return contributors;
    }

    private static void write(SectorTally sector, DataOutputStream out) throws IOException {
        out.writeInt(sector.advancers());
        out.writeInt(sector.decliners());
        out.writeInt(sector.unchanged());
        out.writeLong(sector.returns());
        out.writeLong(sector.contribution());
    }

    private static NavigableMap<String, SectorTally> sectors(DataInputStream in) throws IOException {
        NavigableMap<String, SectorTally> sectors = new TreeMap<>();
        for (int count = in.readInt(); count > 0; count--) {
            String sector = in.readUTF();
            sectors.put(
                    sector, new SectorTally(in.readInt(), in.readInt(), in.readInt(), in.readLong(), in.readLong()));
        }
        return sectors;
    }

    private static void writeMovers(List<Mover> movers, DataOutputStream out) throws IOException {
        out.writeInt(movers.size());
        for (Mover mover : movers) {
            out.writeUTF(mover.symbol());
            out.writeLong(mover.sessionReturn());
            out.writeDouble(mover.last());
            out.writeLong(mover.volume());
        }
    }

    private static List<Mover> movers(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Mover> movers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            movers.add(new Mover(in.readUTF(), in.readLong(), in.readDouble(), in.readLong()));
        }
        return movers;
    }

    private static void write(Standings standings, DataOutputStream out) throws IOException {
        for (int count : List.of(
                standings.ranked(),
                standings.shortHistory(),
                standings.newHighs(),
                standings.newLows(),
                standings.closingHighs(),
                standings.closingLows(),
                standings.has20(),
                standings.above20(),
                standings.has50(),
                standings.above50(),
                standings.has200(),
                standings.above200())) {
            out.writeInt(count);
        }
    }

    private static Standings standings(DataInputStream in) throws IOException {
        return new Standings(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt());
    }
}
