package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.index.partial.Contributor;
import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Mover;
import io.marketsignals.index.partial.Movers;
import io.marketsignals.index.partial.SectorTally;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.partial.Standings;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.model.SquareSum;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportCodecTest {
    private final ReportCodec codec = new ReportCodec();

    @Test
    void shouldReadBackEveryFieldOfAReport() {
        Standings standings = new Standings(14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25);
        Tally tally = new Tally(
                1, 2, 3, 4, 5, 6, 7, 8, new SquareSum(9, -10), new SquareSum(11, 12), 13, 14, 15, standings, 26, 27);
        IndexPartial partial = new IndexPartial(
                "NIFTY",
                tally,
                List.of(new Contributor("A", 14), new Contributor("B", 15)),
                List.of(new Contributor("C", -16)),
                new TreeMap<>(Map.of("Energy", new SectorTally(28, 29, 30, 31, 32))),
                new Movers(List.of(new Mover("A", 33, 34.5, 35)), List.of(new Mover("C", -36, 37.5, 38))));
        LevelState level = new LevelState("BANKNIFTY", 17, 1.5, 2.5, 0.5, 2.25, 18, Double.NaN, 19, true);
        SourceReport report = new SourceReport(
                new SourceId(SourceId.Kind.LEVELS, 3, 8), -20, 21, 22, true, List.of(partial), List.of(level));

        assertThat(codec.decode(codec.encode(report))).isEqualTo(report);
    }

    @Test
    void shouldReadBackAReportWithoutNews() {
        SourceReport report = new SourceReport(
                new SourceId(SourceId.Kind.PRICES, 0, 1), 1, -1, Long.MIN_VALUE, false, List.of(), List.of());

        assertThat(codec.decode(codec.encode(report))).isEqualTo(report);
    }

    @Test
    void shouldRefuseAReportOfAnotherVersion() {
        byte[] bytes = codec.encode(
                new SourceReport(new SourceId(SourceId.Kind.PRICES, 0, 1), 1, -1, 0, false, List.of(), List.of()));
        bytes[0] = 99;

        assertThatThrownBy(() -> codec.decode(bytes)).hasMessage("report of version 99; this build reads 3");
    }
}
