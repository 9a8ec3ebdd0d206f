package io.marketsignals.index.breadth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.partial.MoverFloors;
import io.marketsignals.index.partial.OneIndex;
import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import org.junit.jupiter.api.Test;

class ConcentrationTest {
    /** Equal weights of 0.05; each return in per cent. */
    private static IndexPartial members(double... returns) {
        OneIndex index = new OneIndex("IX", MoverFloors.NONE);
        for (int i = 0; i < returns.length; i++) {
            MemberClass memberClass = returns[i] > 0
                    ? MemberClass.ADVANCER
                    : returns[i] < 0 ? MemberClass.DECLINER : MemberClass.UNCHANGED;
            index.put("S" + i, new Weight("IX", 0.05, null), MemberReading.of(memberClass, 1, returns[i] / 100, 1, 0));
        }
        return index.partial();
    }

    @Test
    void shouldLookOnlyAtContributionsOfTheReturnsOwnSign() {
        // gains 6, 2, 2 of 10: Herfindahl 0.36 + 0.04 + 0.04 = 0.44; the loss of 4 does not count
        Concentration concentration = Concentration.of(members(6, 2, 2, -4, 0), 0.003);

        assertThat(concentration.top5Share()).isEqualTo(1);
        assertThat(concentration.herfindahl()).isCloseTo(0.44, within(1e-12));
        assertThat(concentration.effectiveNames()).isCloseTo(1 / 0.44, within(1e-9));
    }

    @Test
    void shouldLookAtTheLosersWhenTheReturnIsNegative() {
        // losses 3 and 1 of 4: 9/16 + 1/16 = 0.625
        assertThat(Concentration.of(members(9, -3, -1), -0.01).herfindahl()).isCloseTo(0.625, within(1e-12));
    }

    @Test
    void shouldShareAmongTheFiveAndTheTenLargest() {
        // 12 equal gains: 5/12 and 10/12, as concentrated as 12 names
        Concentration concentration = Concentration.of(members(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 0.01);

        assertThat(concentration.top5Share()).isEqualTo(5.0 / 12);
        assertThat(concentration.top10Share()).isEqualTo(10.0 / 12);
        assertThat(concentration.effectiveNames()).isCloseTo(12, within(1e-9));
    }

    @Test
    void shouldHaveNoValueWhenTheReturnIsZeroOrUnknownOrNobodySharesItsSign() {
        assertThat(Concentration.of(members(1, -1), 0.0)).isNull();
        assertThat(Concentration.of(members(1, -1), null)).isNull();
        assertThat(Concentration.of(members(-1, -2), 0.01)).isNull();
        assertThat(Concentration.of(IndexPartial.empty("IX"), 0.01)).isNull();
    }
}
