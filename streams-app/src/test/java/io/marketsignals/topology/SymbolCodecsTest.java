package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.model.Price;
import io.marketsignals.symbol.DailyHistory;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.symbol.MovingAverages;
import io.marketsignals.symbol.SymbolAccumulator;
import io.marketsignals.symbol.SymbolState;
import io.marketsignals.symbol.TechnicalCall.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stage 1 stores of a symbol comes back as it was. */
class SymbolCodecsTest {
    private static final SymbolState.Basis NO_SPLIT = (after, to) -> 1;

    private static SymbolAccumulator prices() {
        SymbolAccumulator prices = new SymbolAccumulator(SymbolState.UNSEEN);
        prices.accept(Price.traded("A", 1_000, 10, 5), 7, 3, NO_SPLIT);
        prices.accept(Price.traded("A", 2_000, 12, 5), 8, 4, NO_SPLIT);
        prices.accept(Price.traded("A", 3_000, 11, 6), 8, 5, NO_SPLIT);
        prices.call(Kind.BUY);
        return prices;
    }

    private static SymbolState traded() {
        return prices().state();
    }

    @Test
    void shouldReadASymbolsStateAsItWasWritten() {
        SymbolStateCodec codec = new SymbolStateCodec();
        SymbolAccumulator prices = prices();
        prices.count(prices.reading(Lookback.NONE));
        SymbolState counted = prices.state();
        prices.accept(new Price("A", 4_000, 9, 1, true, true), 8, 6, NO_SPLIT);
        SymbolState halted = prices.state();

        assertThat(codec.encode(traded())).hasSize(115);
        assertThat(codec.decode(codec.encode(traded()))).isEqualTo(traded());
        assertThat(codec.decode(codec.encode(counted))).isEqualTo(counted);
        assertThat(codec.decode(codec.encode(halted))).isEqualTo(halted);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 251, 252})
    void shouldReadADailyHistoryAsItWasWritten(int sessions) {
        DailyHistoryCodec codec = new DailyHistoryCodec();
        DailyHistory history = DailyHistory.NONE;
        for (int session = 0; session < sessions; session++) {
            history = history.append(traded(), 1.0 / 3);
        }

        assertThat(codec.encode(history)).hasSize(5 + 24 * sessions);
        assertThat(codec.decode(codec.encode(history))).isEqualTo(history);
    }

    @Test
    void shouldReadMovingAveragesAsTheyWereWritten() {
        MovingAveragesCodec codec = new MovingAveragesCodec();
        MovingAverages averages = new MovingAverages(19_786, 1.0 / 3, 1e-300);

        assertThat(codec.encode(averages)).hasSize(21);
        assertThat(codec.decode(codec.encode(averages))).isEqualTo(averages);
    }

    @Test
    void shouldRefuseALayoutItDoesNotKnow() {
        byte[] later = {99, 0, 0, 0, 0};

        assertThatThrownBy(() -> new SymbolStateCodec().decode(later)).hasMessageContaining("version 99");
        assertThatThrownBy(() -> new DailyHistoryCodec().decode(later)).hasMessageContaining("version 99");
        assertThatThrownBy(() -> new MovingAveragesCodec().decode(later)).hasMessageContaining("version 99");
    }
}
