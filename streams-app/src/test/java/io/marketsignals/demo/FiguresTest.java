package io.marketsignals.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void shouldWrapAtSpacesAndLeaveTheRestToTheLastLine() {
        assertThat(Figures.wrapped("one two three four five", 9, 2)).containsExactly("one two", "three four five");
        assertThat(Figures.wrapped("one two", 7, 2)).containsExactly("one two");
        assertThat(Figures.wrapped("unbreakable text", 4, 3)).containsExactly("unbreakable text");
        assertThat(Figures.wrapped("", 0, 2)).containsExactly("");
    }

    @Test
    void shouldShowADashForWhatIsNotKnown() {
        assertThat(Figures.percent(null)).isEqualTo("–");
        assertThat(Figures.percent(-0.00556)).isEqualTo("-0.56 %");
        assertThat(Figures.level(16_977.31)).isEqualTo("16,977.31");
    }
}
