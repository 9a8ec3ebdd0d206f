package io.marketsignals.index.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Standings;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.model.Settings;
import io.marketsignals.model.SquareSum;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class IndexHistoryTest {
    private static final RallyAttempt.Rule RULE = RallyAttempt.Rule.from(Settings.DEFAULTS);

    private static SessionSummary summary(int day, Double close) {
        return new SessionSummary(day, close, close, close, 6, 2, 0, 300, 100, 400, null, null);
    }

    private static IndexHistory closes(Double... closes) {
        IndexHistory history = IndexHistory.none("IX");
        for (int i = 0; i < closes.length; i++) {
            history = history.append(closes[i] == null ? SessionSummary.silent(i) : summary(i, closes[i]), RULE);
        }
        return history;
    }

    /** Closes 100, 101, 102 and so on. */
    private static IndexHistory rising(int count) {
        return closes(DoubleStream.iterate(100, c -> c + 1).limit(count).boxed().toArray(Double[]::new));
    }

    @Test
    void shouldReplaceOneCloseWhenItsOfficialOneComesASessionLate() {
        LevelState official = new LevelState("IX", 1, 90, 112, 89, 110, 0, Double.NaN, 0, true);

        IndexHistory corrected = closes(100.0, 105.0).corrected(1, official);

        assertThat(corrected.previousClose()).isEqualTo(110);
        assertThat(corrected.back(1).high()).isEqualTo(112);
        assertThat(corrected.back(1).low()).isEqualTo(89);
        assertThat(corrected.back(2)).isEqualTo(summary(0, 100.0));
        assertThat(corrected.adLine()).isEqualTo(8); // two sessions of 6 advancers and 2 decliners
    }

    @Test
    void shouldMeasureFromTheCloseOfSoManySessionsAgo() {
        IndexHistory history = rising(21);

        // the last close is 120, five sessions before the running one it was 116, nine 112, twenty 101
        assertThat(history.returnOver(1, 132.0)).isCloseTo(132.0 / 120 - 1, within(1e-12));
        assertThat(history.returnOver(5, 132.0)).isCloseTo(132.0 / 116 - 1, within(1e-12));
        assertThat(history.returnOver(9, 132.0)).isCloseTo(132.0 / 112 - 1, within(1e-12));
        assertThat(history.returnOver(20, 132.0)).isCloseTo(132.0 / 101 - 1, within(1e-12));
    }

    @Test
    void shouldHaveNoReturnWithFewerSessionsOrWithoutALevel() {
        assertThat(rising(4).returnOver(5, 132.0)).isNull();
        assertThat(rising(5).returnOver(5, 132.0)).isNotNull();
        assertThat(rising(5).returnOver(5, null)).isNull();
    }

    @Test
    void shouldCountASilentSessionAndHaveNoReturnFromIt() {
        IndexHistory history = closes(100.0, 101.0, null, 103.0);

        assertThat(history.returnOver(1, 110.0)).isCloseTo(110.0 / 103 - 1, within(1e-12));
        assertThat(history.returnOver(2, 110.0)).isNull();
        assertThat(history.returnOver(3, 110.0)).isCloseTo(110.0 / 101 - 1, within(1e-12));
    }

    @Test
    void shouldTakeThePreviousCloseFromTheLastSessionThatHadOne() {
        assertThat(closes(100.0, 101.0, null).previousClose()).isEqualTo(101);
        assertThat(closes((Double) null).previousClose()).isNull();
    }

    @Test
    void shouldRunTheLineOnFromItsAnchor() {
        IndexHistory history = rising(30);

        // thirty sessions of 6 - 2
        assertThat(history.adLine()).isEqualTo(120);
        assertThat(history.anchor()).isZero();
        assertThat(history.sessions()).hasSize(IndexHistory.KEPT);
    }

    @Test
    void shouldTakeTheArmsIndexOfTenSessionsFromTheirSums() {
        Tally running = new Tally(
                10, 12, 0, 0, 0, 0, 0, 0, SquareSum.ZERO, SquareSum.ZERO, 500, 1_100, 0, Standings.EMPTY, 0, 0);

        // A 9x6+10 = 64, D 9x2+12 = 30, UV 9x300+500 = 3200, DV 9x100+1100 = 2000: (64/30)/(3200/2000) = 4/3
        assertThat(rising(9).trin10(running)).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(rising(8).trin10(running)).isNull();
    }

    @Test
    void shouldCompareTheVolumeWithTheMeanOfTwentySessions() {
        assertThat(rising(20).relativeVolume(600, 20)).isEqualTo(1.5);
        assertThat(rising(19).relativeVolume(600, 20)).isNull();
    }

    @Test
    void shouldTakeTheSampleDeviationOfTwentyDailyLogReturns() {
        // closes go up 2 % and down 1 % in turn; ten of each
        Double[] closes = new Double[20];
        closes[0] = 100.0;
        for (int i = 1; i < 20; i++) {
            closes[i] = closes[i - 1] * (i % 2 == 1 ? 1.02 : 0.99);
        }
        double last = closes[19] * 0.99;

        // two values u, d ten times each: sample variance = 20/19 x ((u - d)/2)^2
        double half = (Math.log(1.02) - Math.log(0.99)) / 2;
        double expected = Math.sqrt(20.0 / 19) * half * Math.sqrt(252);

        assertThat(closes(closes).volatility20(last)).isCloseTo(expected, within(1e-9));
        // 0.01492646 x 1.0259784 x 15.8745079 = 0.2431
        assertThat(expected).isCloseTo(0.2431, within(1e-4));
    }

    @Test
    void shouldHaveNoVolatilityWithFewerThanTwentyReturns() {
        assertThat(rising(19).volatility20(130.0)).isNull();
        assertThat(rising(20).volatility20(null)).isNull();
        assertThat(rising(20).append(SessionSummary.silent(20), RULE).volatility20(130.0))
                .isNull();
    }

    @Test
    void shouldKeepSummariesOldestFirst() {
        assertThat(List.of(rising(3).back(1).session(), rising(3).back(3).session()))
                .containsExactly(2, 0);
        assertThat(rising(3).back(4)).isNull();
        assertThat(rising(3).back(0)).isNull();
    }
}
