package io.marketsignals.topology;

import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.history.McClellan;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.Standings;
import io.marketsignals.model.Scaled;
import io.marketsignals.schema.AverageBreadth;
import io.marketsignals.schema.CallKind;
import io.marketsignals.schema.HighsLows;
import io.marketsignals.schema.SectorBreadth;
import io.marketsignals.schema.TechnicalCall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What an index's members say, as parts of the records of their topics. */
final class MemberRecords {
    private MemberRecords() {}

    /** Null when no member is counted. */
    static HighsLows highsLows(Standings s, int sessions) {
        if (s.ranked() + s.shortHistory() == 0) {
            return null;
        }
        int moved = s.newHighs() + s.newLows();
        return new HighsLows(
                sessions,
                s.ranked(),
                s.shortHistory(),
                s.newHighs(),
                s.newLows(),
                s.closingHighs(),
                s.closingLows(),
                s.newHighs() - s.newLows(),
                moved == 0 ? null : Double.valueOf(100.0 * s.newHighs() / moved));
    }

    /** Null with fewer than 39 sessions. */
    static io.marketsignals.schema.McClellan mcclellan(McClellan m) {
        return m.oscillator() == null ? null : new io.marketsignals.schema.McClellan(m.oscillator(), m.summation());
    }

    static List<AverageBreadth> averages(Standings s) {
        return List.of(
                average(20, s.has20(), s.above20()),
                average(50, s.has50(), s.above50()),
                average(200, s.has200(), s.above200()));
    }

    private static AverageBreadth average(int sessions, int counted, int above) {
        return new AverageBreadth(
                sessions, counted, above, counted == 0 ? null : Double.valueOf(100.0 * above / counted));
    }

    static List<SectorBreadth> sectors(Sectors sectors) {
        return sectors.sectors().stream()
                .map(s -> new SectorBreadth(
                        s.name(),
                        s.members(),
                        s.tally().advancers(),
                        s.tally().decliners(),
                        s.tally().unchanged(),
                        s.equalWeightReturn(),
                        s.contribution()))
                .toList();
    }

    static List<io.marketsignals.schema.Mover> movers(List<Mover> movers) {
        return movers.stream()
                .map(m -> new io.marketsignals.schema.Mover(
                        m.symbol(), Scaled.toDouble(m.sessionReturn()), m.last(), m.volume()))
                .toList();
    }

    static TechnicalCall technicalCall(io.marketsignals.symbol.TechnicalCall call) {
        return new TechnicalCall(
                call.symbol(),
                call.market(),
                LocalDate.ofEpochDay(call.session()),
                Instant.ofEpochMilli(call.windowEnd()),
                CallKind.valueOf(call.kind().name()),
                call.price(),
                call.averages().ema38(),
                call.averages().ema100());
    }
}
