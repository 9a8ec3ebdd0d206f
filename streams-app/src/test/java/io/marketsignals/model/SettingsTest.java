package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static Settings of(String value) {
        return Settings.of(Map.of("a.b", value));
    }

    @Test
    void shouldGiveTheDefaultWhenNothingIsSet() {
        assertThat(Settings.DEFAULTS.number("a.b", 0.25, 0, 1)).isEqualTo(0.25);
        assertThat(Settings.DEFAULTS.version()).isEqualTo("defaults");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.001", "1.001", "NaN", "Infinity"})
    void shouldNameTheSettingWhenItIsOutOfRange(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(value).number("a.b", 0.25, 0, 1))
                .withMessageContaining("a.b")
                .withMessageContaining("between 0 and 1")
                .withMessageContaining(value);
    }

    @Test
    void shouldTakeTheBoundsOfARange() {
        assertThat(of("0").number("a.b", 0.25, 0, 1)).isZero();
        assertThat(of("1").number("a.b", 0.25, 0, 1)).isEqualTo(1);
    }

    @Test
    void shouldNameTheSettingWhenItIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("much").number("a.b", 0.25, 0, 1))
                .withMessage("setting a.b is not a number: much");
    }

    @Test
    void shouldRefuseAFractionWhereACountIsWanted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("2.5").count("a.b", 2, 1, 9))
                .withMessage("setting a.b must be a whole number: 2.5");
    }

    @Test
    void shouldRefuseASwitchThatIsNeitherOnNorOff() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("yes").flag("a.b", true))
                .withMessage("setting a.b must be true or false: yes");
    }

    @Test
    void shouldHaveTheVersionOfItsValuesWhateverTheirOrder() {
        Settings one = Settings.of(Map.of("a.b", "1", "c.d", "2"));
        Settings same = Settings.of(Map.of("c.d", "2", "a.b", "1"));
        Settings other = Settings.of(Map.of("c.d", "2", "a.b", "3"));

        assertThat(one.version()).isEqualTo(same.version()).isNotEqualTo(other.version());
        assertThat(one).isEqualTo(same).isNotEqualTo(other);
    }
}
