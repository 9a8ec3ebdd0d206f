package io.marketsignals.symbol;

import static io.marketsignals.symbol.SymbolState.NO_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Price;
import org.junit.jupiter.api.Test;

class SymbolStateTest {
    private static final SymbolState.Basis NO_SPLIT = (after, to) -> 1;
    private static final int MONDAY = 100;
    private static final int TUESDAY = 101;
    private static final int WEDNESDAY = 102;

    private static Price trade(long time, double price, long volume) {
        return Price.traded("A", time, price, volume);
    }

    private static Price official(long time, double price) {
        return new Price("A", time, price, 0, true, false);
    }

    private static SymbolState monday() {
        return Fold.accept(SymbolState.UNSEEN, trade(10, 50, 7), MONDAY, NO_WINDOW, NO_SPLIT);
    }

    private static SymbolState tuesday() {
        return Fold.accept(monday(), trade(1_000, 51, 3), TUESDAY, NO_WINDOW, NO_SPLIT);
    }

    @Test
    void shouldHaveNoPreviousCloseInItsFirstSession() {
        assertThat(Fold.reading(monday(), Lookback.NONE))
                .isEqualTo(MemberReading.of(MemberClass.NO_PREVIOUS_CLOSE, monday().last(), 0, 7, 0));
    }

    @Test
    void shouldMeasureFromTheLastPriceOfTheSessionInWhichItLastTraded() {
        // nothing on Tuesday: Wednesday measures from Monday. 51/50 - 1 = 2 %
        SymbolState wednesday = Fold.accept(monday(), trade(2_000, 51, 3), WEDNESDAY, NO_WINDOW, NO_SPLIT);

        assertThat(wednesday.previousClose()).isEqualTo(50);
        assertThat(wednesday.volume()).isEqualTo(3);
        assertThat(Fold.reading(wednesday, Lookback.NONE))
                .isEqualTo(MemberReading.of(MemberClass.ADVANCER, 51, 51.0 / 50 - 1, 3, 0));
    }

    @Test
    void shouldBeUnchangedOnlyWhenThePriceIsExactlyThePreviousClose() {
        SymbolState same = Fold.accept(monday(), trade(1_000, 50, 1), TUESDAY, NO_WINDOW, NO_SPLIT);
        SymbolState above = Fold.accept(monday(), trade(1_000, Math.nextUp(50.0), 1), TUESDAY, NO_WINDOW, NO_SPLIT);
        SymbolState below = Fold.accept(monday(), trade(1_000, Math.nextDown(50.0), 1), TUESDAY, NO_WINDOW, NO_SPLIT);

        assertThat(Fold.reading(same, Lookback.NONE).memberClass()).isEqualTo(MemberClass.UNCHANGED);
        assertThat(Fold.reading(above, Lookback.NONE).memberClass()).isEqualTo(MemberClass.ADVANCER);
        assertThat(Fold.reading(below, Lookback.NONE).memberClass()).isEqualTo(MemberClass.DECLINER);
    }

    @Test
    void shouldIgnoreThePriceAndKeepTheVolumeWhenATradeComesLate() {
        SymbolState state = Fold.accept(tuesday(), trade(999, 40, 11), TUESDAY, NO_WINDOW, NO_SPLIT);

        assertThat(state.last()).isEqualTo(51);
        assertThat(state.lastTime()).isEqualTo(1_000);
        assertThat(state.volume()).isEqualTo(14);
        assertThat(Fold.reading(state, Lookback.NONE).late()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheLaterToldWhenTwoTradesHaveTheSameTime() {
        SymbolState state = Fold.accept(tuesday(), trade(1_000, 52, 1), TUESDAY, NO_WINDOW, NO_SPLIT);

        assertThat(state.last()).isEqualTo(52);
        assertThat(state.late()).isZero();
    }

    @Test
    void shouldKeepTheOfficialCloseWhenATradeFollowsIt() {
        SymbolState closed = Fold.accept(tuesday(), official(900, 53), TUESDAY, NO_WINDOW, NO_SPLIT);

        SymbolState state = Fold.accept(closed, trade(1_100, 54, 9), TUESDAY, NO_WINDOW, NO_SPLIT);

        assertThat(closed.last()).isEqualTo(53);
        assertThat(closed.late()).isZero();
        assertThat(state.last()).isEqualTo(53);
        assertThat(state.volume()).isEqualTo(12);
    }

    @Test
    void shouldCorrectThePreviousCloseWhenTheOfficialOneComesASessionLate() {
        SymbolState state = Fold.accept(tuesday(), official(20, 51), MONDAY, NO_WINDOW, NO_SPLIT);

        assertThat(state.previousClose()).isEqualTo(51);
        assertThat(Fold.reading(state, Lookback.NONE).memberClass()).isEqualTo(MemberClass.UNCHANGED);
        assertThat(state.session()).isEqualTo(TUESDAY);
    }

    @Test
    void shouldCarryALateOfficialCloseToTheBasisOfTheSession() {
        SymbolState.Basis split = (after, to) -> after == MONDAY && to == TUESDAY ? 0.5 : 1;
        SymbolState tuesday = Fold.accept(monday(), trade(1_000, 26, 3), TUESDAY, NO_WINDOW, split);

        SymbolState state = Fold.accept(tuesday, official(20, 52), MONDAY, NO_WINDOW, split);

        assertThat(tuesday.previousClose()).isEqualTo(25);
        assertThat(state.previousClose()).isEqualTo(26);
    }

    @Test
    void shouldIgnoreAnOfficialCloseOfASessionBeforeThePreviousOne() {
        SymbolState wednesday = Fold.accept(tuesday(), trade(2_000, 52, 1), WEDNESDAY, NO_WINDOW, NO_SPLIT);

        assertThat(Fold.accept(wednesday, official(20, 10), MONDAY, NO_WINDOW, NO_SPLIT))
                .isEqualTo(wednesday);
    }

    @Test
    void shouldOnlyCountATradeOfAnEarlierSession() {
        SymbolState state = Fold.accept(tuesday(), trade(20, 10, 99), MONDAY, NO_WINDOW, NO_SPLIT);

        assertThat(state.volume()).isEqualTo(3);
        assertThat(state.previousClose()).isEqualTo(50);
        assertThat(state.late()).isEqualTo(1);
    }

    @Test
    void shouldNotBeCountedWhileItIsHalted() {
        SymbolState halted =
                Fold.accept(tuesday(), new Price("A", 1_100, 48, 0, false, true), TUESDAY, NO_WINDOW, NO_SPLIT);

        SymbolState resumed = Fold.accept(halted, trade(1_200, 49, 2), TUESDAY, NO_WINDOW, NO_SPLIT);

        assertThat(Fold.reading(halted, Lookback.NONE))
                .isEqualTo(MemberReading.of(MemberClass.HALTED, halted.last(), 0, 3, 0));
        assertThat(Fold.reading(resumed, Lookback.NONE).memberClass()).isEqualTo(MemberClass.DECLINER);
    }

    @Test
    void shouldBeDirtyUntilWhatItContributesIsCounted() {
        SymbolState counted = Fold.counted(tuesday());

        assertThat(tuesday().dirty()).isTrue();
        assertThat(counted.dirty()).isFalse();
        assertThat(Fold.accept(counted, trade(1_100, 51, 0), TUESDAY, NO_WINDOW, NO_SPLIT)
                        .dirty())
                .isFalse();
        assertThat(Fold.accept(counted, trade(1_100, 51, 1), TUESDAY, NO_WINDOW, NO_SPLIT)
                        .dirty())
                .isTrue();
        assertThat(Fold.accept(counted, trade(5_000, 51, 1), WEDNESDAY, NO_WINDOW, NO_SPLIT)
                        .counted())
                .isNull();
    }

    @Test
    void shouldHoldTheVolumeAtItsCap() {
        SymbolState state = tuesday();
        for (int i = 0; i < 3; i++) {
            state = Fold.accept(state, trade(1_100, 51, SymbolState.MAX_VOLUME), TUESDAY, NO_WINDOW, NO_SPLIT);
        }

        assertThat(state.volume()).isEqualTo(SymbolState.MAX_VOLUME);
    }
}
