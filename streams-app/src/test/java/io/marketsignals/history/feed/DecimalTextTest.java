package io.marketsignals.history.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @Test
    void shouldGiveTheBitsOfTheLibraryWhenDecimalsAreOfAnyLength() {
        Random random = new Random(20130208);
        for (int i = 0; i < 200_000; i++) {
            String text = digits(random, random.nextInt(12)) + "." + digits(random, 1 + random.nextInt(12));

            assertThat(bits(DecimalText.parse(text))).as(text).isEqualTo(bits(Double.parseDouble(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0",
                "15.07",
                "8407500",
                ".5",
                "5.",
                "999999999999999",
                "9007199254740993",
                "-1.5",
                "+2",
                "1e3",
                " 7 ",
                "NaN"
            })
    void shouldGiveWhatTheLibraryGivesWhenItIsWrittenOtherwise(String text) {
        double value = DecimalText.parse(text);

        assertThat(bits(value)).isEqualTo(bits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2.3", "1,5", "abc", "--1"})
    void shouldRefuseTextWhenItIsNoNumber(String text) {
        assertThatThrownBy(() -> DecimalText.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    /** NaN equals itself, and 0 is not -0. */
    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
