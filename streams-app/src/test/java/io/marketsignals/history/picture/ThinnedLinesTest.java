package io.marketsignals.history.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinnedLinesTest {
    @Test
    void shouldKeepFirstHighestLowestAndLastOfEachHalfUnit() {
        List<Point> points = List.of(
                new Point(10.0, 5),
                new Point(10.1, 6),
                new Point(10.2, 1), // drawn highest
                new Point(10.3, 9), // drawn lowest
                new Point(10.35, 7),
                new Point(10.4, 6),
                new Point(10.5, 3));

        assertThat(Point.extremes(points))
                .containsExactly(
                        new Point(10.0, 5),
                        new Point(10.2, 1),
                        new Point(10.3, 9),
                        new Point(10.4, 6),
                        new Point(10.5, 3));
    }

    @Test
    void shouldKeepTheTallestBarOfEachSideOfAColumn() {
        Panel.Line line = new Panel.Line("bars", Arrays.asList(1.0, 3.0, -2.0, null, -1.0, 2.0));

        List<Double> drawn = line.tallest(i -> i / 5);

        assertThat(drawn).containsExactly(null, 3.0, -2.0, null, null, 2.0);
    }
}
