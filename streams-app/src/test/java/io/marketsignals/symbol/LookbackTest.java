package io.marketsignals.symbol;

import static io.marketsignals.symbol.SymbolState.NO_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.model.Price;
import io.marketsignals.model.Settings;
import io.marketsignals.symbol.Standing.Mark;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookbackTest {
    private static final SymbolState.Basis NO_SPLIT = (after, to) -> 1;

    /** A session of the given prices on day 100, after a close of 10. */
    private static SymbolState today(double... prices) {
        SymbolState state = Fold.accept(SymbolState.UNSEEN, Price.traded("A", 1, 10, 1), 99, NO_WINDOW, NO_SPLIT);
        for (double price : prices) {
            state = Fold.accept(state, Price.traded("A", 100_000, price, 1), 100, NO_WINDOW, NO_SPLIT);
        }
        return state;
    }

    /** Sessions of high, low, close each. */
    private static Lookback over(int sessions, double... prices) {
        return Lookback.of(DailyHistory.of(99, prices), 100, sessions);
    }

    /** Sessions that opened, traded and closed at one price. */
    private static Lookback flat(int sessions, double price) {
        return over(
                2,
                Stream.generate(() -> price)
                        .limit(3L * sessions)
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    private static Standing standing(Lookback lookback, double... prices) {
        return lookback.standing(
                today(prices).high(), today(prices).low(), today(prices).last());
    }

    @Test
    void shouldBeANewHighWhenTheSessionsHighestPriceIsAboveThatOfEverySession() {
        Lookback lookback = over(2, 12, 9, 10, 11, 8, 9);

        assertThat(standing(lookback, 11, 12.01, 10).has(Mark.NEW_HIGH)).isTrue();
        assertThat(standing(lookback, 11, 12, 10).has(Mark.NEW_HIGH)).isFalse();
    }

    @Test
    void shouldBeANewLowWhenTheSessionsLowestPriceIsBelowThatOfEverySession() {
        Lookback lookback = over(2, 12, 9, 10, 11, 8, 9);

        assertThat(standing(lookback, 9, 7.99, 10).has(Mark.NEW_LOW)).isTrue();
        assertThat(standing(lookback, 9, 8, 10).has(Mark.NEW_LOW)).isFalse();
    }

    @Test
    void shouldBeAClosingHighWhenTheLastPriceIsAboveEveryClose() {
        Lookback lookback = over(2, 12, 9, 10, 11, 8, 9);

        assertThat(standing(lookback, 11, 10.01).has(Mark.CLOSING_HIGH)).isTrue();
        assertThat(standing(lookback, 11, 10).has(Mark.CLOSING_HIGH)).isFalse();
        assertThat(standing(lookback, 11, 8.99).has(Mark.CLOSING_LOW)).isTrue();
        assertThat(standing(lookback, 11, 9).has(Mark.CLOSING_LOW)).isFalse();
    }

    @Test
    void shouldLookBackOverTheLastSessionsOnly() {
        Lookback lookback = over(2, 50, 1, 30, 12, 9, 10, 11, 8, 9);

        assertThat(standing(lookback, 12.01).has(Mark.NEW_HIGH)).isTrue();
    }

    @Test
    void shouldNotBeRankedWhenItHasFewerSessions() {
        Lookback lookback = over(3, 12, 9, 10, 11, 8, 9);

        assertThat(standing(lookback, 100)).isEqualTo(Standing.NONE);
    }

    @Test
    void shouldNeedNineteenClosesBeforeTodayForAMeanOfTwenty() {
        assertThat(standing(flat(18, 10), 11).has(Mark.HAS_20)).isFalse();
        assertThat(standing(flat(19, 10), 11).has(Mark.HAS_20)).isTrue();
        assertThat(standing(flat(48, 10), 11).has(Mark.HAS_50)).isFalse();
        assertThat(standing(flat(49, 10), 11).has(Mark.HAS_50)).isTrue();
        assertThat(standing(flat(198, 10), 11).has(Mark.HAS_200)).isFalse();
        assertThat(standing(flat(199, 10), 11).has(Mark.HAS_200)).isTrue();
    }

    @Test
    void shouldBeAboveItsMeanWhenTheLastPriceIs() {
        // mean of 19 x 10 and 10.01 is 10.0005
        Standing standing = standing(flat(19, 10), 10.01);

        assertThat(standing.has(Mark.ABOVE_20)).isTrue();
        assertThat(standing(flat(19, 10), 9.99).has(Mark.ABOVE_20)).isFalse();
    }

    @Test
    void shouldNeverBeAboveItsMeanWhenTheSeriesIsFlat() {
        // 0.1 added up 199 times as doubles is not 19.9
        for (double price : new double[] {0.1, 0.7, 1.1, 3.3, 123.45, 99_999.99}) {
            Standing standing = standing(flat(252, price), price);

            assertThat(standing.has(Mark.ABOVE_20)).isFalse();
            assertThat(standing.has(Mark.ABOVE_50)).isFalse();
            assertThat(standing.has(Mark.ABOVE_200)).isFalse();
        }
    }

    @Test
    void shouldStayEqualWhenASplitLeavesNoExactDouble() {
        // 90 on a third is 30, also where 90 * (1/3) is not
        double third = 1.0 / 3;
        Lookback lookback = over(2, 90.3 * third, 60.3 * third, 75.3 * third, 90 * third, 60 * third, 75 * third);

        assertThat(standing(lookback, 30.1).has(Mark.NEW_HIGH)).isFalse();
        assertThat(standing(lookback, 20).has(Mark.NEW_LOW)).isFalse();
    }

    @Test
    void shouldNotOverflowWhenPricesAreAbsurd() {
        Standing standing = standing(flat(252, 1e300), 1e300);

        assertThat(standing.has(Mark.ABOVE_200)).isFalse();
        assertThat(standing.has(Mark.NEW_HIGH)).isFalse();
    }

    @Test
    void shouldSayNothingOfAMemberThatIsNotCounted() {
        SymbolState halted =
                Fold.accept(today(11), new Price("A", 100_001, 99, 0, false, true), 100, NO_WINDOW, NO_SPLIT);

        assertThat(Fold.reading(today(11), flat(252, 10)).standing().has(Mark.NEW_HIGH))
                .isTrue();
        assertThat(Fold.reading(halted, flat(252, 10)).standing()).isEqualTo(Standing.NONE);
    }

    @Test
    void shouldReadHowFarItLooksBackFromTheSettings() {
        assertThat(Lookback.sessions(Settings.DEFAULTS)).isEqualTo(252);
        assertThat(Lookback.sessions(Settings.of(Map.of("highs-lows.sessions", "20"))))
                .isEqualTo(20);
        assertThatThrownBy(() -> Lookback.sessions(Settings.of(Map.of("highs-lows.sessions", "253"))))
                .hasMessageContaining("highs-lows.sessions");
    }
}
