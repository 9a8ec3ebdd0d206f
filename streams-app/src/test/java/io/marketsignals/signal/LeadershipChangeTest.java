package io.marketsignals.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.reading.SegmentsReading;
import io.marketsignals.index.segment.Leadership;
import io.marketsignals.index.segment.SegmentReturn;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadershipChangeTest {
    private static final LeadershipChange DETECTOR = LeadershipChange.from(Settings.DEFAULTS);
    private static final Leadership LARGE = new Leadership("LARGE", "L", 19_000);
    private static final Leadership SMALL = new Leadership("SMALL", "S", 19_787);

    private static SegmentsReading reading(Leadership before, Leadership after, double small, double large) {
        List<SegmentReturn> ranking = SegmentReturn.ranking(
                List.of(new SegmentReturn("SMALL", "S", small), new SegmentReturn("LARGE", "L", large)));
        return new SegmentsReading("M", ranking, before, after, 0.75);
    }

    private static List<Finding> detect(SegmentsReading reading) {
        return DETECTOR.detect(reading, ReadingFixture.close(reading));
    }

    @Test
    void shouldHappenWhenAnotherSegmentLeads() {
        List<Finding> findings = detect(reading(LARGE, SMALL, 0.02, 0.015));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).subject()).isEqualTo("M");
        assertThat(findings.get(0).phase()).isEqualTo(Phase.HAPPENED);
        assertThat(findings.get(0).direction()).isEqualTo(Direction.UP);
        assertThat(findings.get(0).coverage()).isEqualTo(0.75);
    }

    @Test
    void shouldPointDownWhenTheLeaderFellLeast() {
        assertThat(detect(reading(LARGE, SMALL, -0.01, -0.02)).get(0).direction())
                .isEqualTo(Direction.DOWN);
        assertThat(detect(reading(LARGE, SMALL, 0, -0.02)).get(0).direction()).isEqualTo(Direction.UP);
    }

    @Test
    void shouldSayNothingWhenTheLeaderStays() {
        assertThat(detect(reading(SMALL, SMALL, 0.02, 0.01))).isEmpty();
        // a lead that is too short leaves the leader in place
        assertThat(detect(reading(LARGE, LARGE, 0.0105, 0.01))).isEmpty();
    }

    @Test
    void shouldSayNothingOfTheFirstLeader() {
        assertThat(detect(reading(null, SMALL, 0.02, 0.01))).isEmpty();
        assertThat(detect(reading(null, null, 0.02, 0.02))).isEmpty();
    }

    @Test
    void shouldGrowWithTheLead() {
        // 0.5 pp is MEDIUM, 1 pp HIGH
        assertThat(detect(reading(LARGE, SMALL, 0.0149, 0.01)).get(0).strength().severity())
                .isEqualTo(Severity.LOW);
        assertThat(detect(reading(LARGE, SMALL, 0.0151, 0.01)).get(0).strength().severity())
                .isEqualTo(Severity.MEDIUM);
        assertThat(detect(reading(LARGE, SMALL, 0.0201, 0.01)).get(0).strength().severity())
                .isEqualTo(Severity.HIGH);
    }

    @Test
    void shouldExplainWithTheRankingAndTheFormerLeader() {
        Explanation why =
                detect(reading(LARGE, SMALL, 0.5, 0.25)).get(0).explanation().get();

        assertThat(why.reason())
                .isEqualTo("SMALL takes the lead from LARGE: S closes up 50.00 %, ahead of L, up 25.00 %.");
        // epoch day 19,000 is 8 January 2022
        assertThat(why.evidence())
                .containsExactly(
                        Evidence.text("leader", "SMALL"),
                        Evidence.text("leaderIndex", "S"),
                        Evidence.fraction("lead", 0.25),
                        Evidence.text("formerLeader", "LARGE"),
                        Evidence.count("formerRank", 2),
                        Evidence.text("formerSince", "2022-01-08"),
                        Evidence.fraction("return:SMALL", 0.5),
                        Evidence.fraction("return:LARGE", 0.25));
        assertThat(why.thresholds()).containsExactly(Evidence.fraction("leadership-change.margin", 0.001));
    }

    @Test
    void shouldLeaveOutTheRankOfAFormerLeaderThatIsNotRanked() {
        Leadership micro = new Leadership("MICRO", "U", 19_000);

        assertThat(detect(reading(micro, SMALL, 0.02, 0.01))
                        .get(0)
                        .explanation()
                        .get()
                        .evidence())
                .extracting(Evidence::name)
                .doesNotContain("formerRank")
                .contains("formerLeader");
    }
}
