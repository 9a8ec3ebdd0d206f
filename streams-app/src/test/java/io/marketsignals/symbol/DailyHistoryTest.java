package io.marketsignals.symbol;

import static io.marketsignals.symbol.SymbolState.NO_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.model.Price;
import org.junit.jupiter.api.Test;

class DailyHistoryTest {
    private static final SymbolState.Basis NO_SPLIT = (after, to) -> 1;

    /** A session of the given prices, in order. */
    private static SymbolState session(int day, double... prices) {
        SymbolState state = SymbolState.UNSEEN;
        for (double price : prices) {
            state = Fold.accept(state, Price.traded("A", day * 1000L, price, 1), day, NO_WINDOW, NO_SPLIT);
        }
        return state;
    }

    @Test
    void shouldKeepHighLowAndCloseOfEachSessionOldestFirst() {
        DailyHistory history =
                DailyHistory.NONE.append(session(7, 10, 12, 9, 11), 1).append(session(9, 11, 13), 1);

        assertThat(history).isEqualTo(DailyHistory.of(9, new double[] {12, 9, 11, 13, 11, 13}));
        assertThat(history.high(2)).isEqualTo(12);
        assertThat(history.low(2)).isEqualTo(9);
        assertThat(history.close(1)).isEqualTo(13);
    }

    @Test
    void shouldCarryEverySessionToTheNewBasisWhenASplitTakesEffect() {
        DailyHistory history = DailyHistory.NONE.append(session(7, 10, 12), 1).append(session(8, 20, 16), 0.5);

        assertThat(history).isEqualTo(DailyHistory.of(8, new double[] {6, 5, 6, 10, 8, 8}));
    }

    @Test
    void shouldForgetTheOldestSessionWhenItIsFull() {
        DailyHistory history = DailyHistory.NONE;
        for (int day = 1; day <= 254; day++) {
            history = history.append(session(day, day), 1);
        }

        assertThat(history.sessions()).isEqualTo(252);
        assertThat(history.close(252)).isEqualTo(3);
        assertThat(history.close(1)).isEqualTo(254);
    }

    @Test
    void shouldBeTheSameWhetherItWasKeptWholeOrInParts() {
        DailyHistory whole = DailyHistory.NONE;
        DailyHistory older = DailyHistory.NONE;
        DailyHistory recent = DailyHistory.NONE;
        for (int day = 1; day <= 260; day++) {
            whole = whole.append(session(day, day, day + 2, day + 1), 1);
            recent = recent.append(session(day, day, day + 2, day + 1), 1);

            assertThat(older.followedBy(recent)).isEqualTo(whole);
            if (day % 40 == 0) {
                older = older.followedBy(recent);
                recent = DailyHistory.NONE;
            }
        }
        assertThat(older.followedBy(DailyHistory.NONE)).isEqualTo(older);
        assertThat(whole.followedBy(whole)).isEqualTo(whole);
    }

    @Test
    void shouldBeTheSameWhetherAnOfficialCloseCameInTimeOrLate() {
        SymbolState traded = session(7, 10, 12, 11);
        SymbolState inTime = Fold.accept(traded, new Price("A", 7_001, 14, 0, true, false), 7, NO_WINDOW, NO_SPLIT);

        DailyHistory late = DailyHistory.NONE.append(traded, 1).withClose(14);

        assertThat(late).isEqualTo(DailyHistory.NONE.append(inTime, 1));
        assertThat(late).isEqualTo(DailyHistory.of(7, new double[] {14, 10, 14}));
    }

    @Test
    void shouldHaveNothingToCorrectWhenItHasNoSession() {
        assertThat(DailyHistory.NONE.withClose(5)).isEqualTo(DailyHistory.NONE);
    }

    @Test
    void shouldRefusePricesThatAreNoSessions() {
        assertThatThrownBy(() -> DailyHistory.of(1, new double[4])).hasMessageContaining("4 prices");
        assertThatThrownBy(() -> DailyHistory.of(1, new double[3 * 253])).hasMessageContaining("252");
    }
}
