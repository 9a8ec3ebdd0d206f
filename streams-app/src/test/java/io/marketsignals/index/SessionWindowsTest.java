package io.marketsignals.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.index.reading.WindowReturn;
import io.marketsignals.model.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionWindowsTest {
    private static final LocalDate DATE = LocalDate.of(2024, 3, 4);
    /** 09:15 to 10:17, so that windows are aligned to no full hour and the last ones are cut. */
    private static final Session SESSION = new Session(DATE, at("09:15:00"), at("10:17:00"), at("10:18:00"));

    private final List<WindowReturn> closed = new ArrayList<>();
    private SessionWindows windows = SessionWindows.START;
    private Double previousClose = 100.0;

    private static long at(String time) {
        return Instant.parse("2024-03-04T" + time + "Z").toEpochMilli();
    }

    private void level(String time, double level, double atStart) {
        long millis = at(time);
        close(millis);
        windows = windows.accept(SESSION, millis, level, atStart, previousClose);
    }

    private void level(String time, double level) {
        level(time, level, Double.NaN);
    }

    private void close(long time) {
        SessionWindows.Closing closing = windows.close(time);
        windows = closing.remaining();
        closed.addAll(closing.closed());
    }

    private WindowReturn window(int minutes, String start) {
        return closed.stream()
                .filter(w -> w.minutes() == minutes && w.start() == at(start))
                .findFirst()
                .orElse(null);
    }

    @Test
    void shouldAlignWindowsToTheOpen() {
        level("09:31:05", 101);

        close(at("10:17:00"));

        assertThat(window(1, "09:31:00").end()).isEqualTo(at("09:32:00"));
        assertThat(window(5, "09:30:00").end()).isEqualTo(at("09:35:00"));
        assertThat(window(15, "09:30:00").end()).isEqualTo(at("09:45:00"));
        assertThat(window(60, "09:15:00").end()).isEqualTo(at("10:15:00"));
    }

    @Test
    void shouldMeasureTheFirstWindowFromThePreviousClose() {
        level("09:15:30", 102);

        close(at("09:16:00"));

        assertThat(window(1, "09:15:00").value()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void shouldMeasureFromTheLevelExactlyAtTheStartWhenThereIsOne() {
        level("09:15:00", 104, 103);
        level("09:15:40", 105);

        close(at("09:16:00"));

        // from 103 at 09:15:00.000, not from the previous close of 100
        assertThat(window(1, "09:15:00").value()).isCloseTo(105.0 / 103 - 1, within(1e-12));
    }

    @Test
    void shouldMeasureFromTheLastLevelBeforeTheStartWhenNoneStandsThere() {
        level("09:16:59", 101);
        level("09:20:10", 106);

        close(at("09:21:00"));

        assertThat(window(1, "09:20:00").value()).isCloseTo(106.0 / 101 - 1, within(1e-12));
        assertThat(window(1, "09:17:00")).isNull();
    }

    @Test
    void shouldGiveNoReturnWhenNothingIsKnownBeforeTheStart() {
        previousClose = null;
        level("09:15:30", 102);
        level("09:16:30", 103);

        close(at("09:17:00"));

        assertThat(window(1, "09:15:00")).isNull();
        assertThat(window(1, "09:16:00").value()).isCloseTo(103.0 / 102 - 1, within(1e-12));
    }

    @Test
    void shouldCutTheLastWindowAtTheClose() {
        level("10:16:30", 110);

        assertThat(windows.nextEnd()).hasValue(at("10:17:00"));
        close(at("10:17:00"));

        assertThat(window(5, "10:15:00").end()).isEqualTo(at("10:17:00"));
        assertThat(window(60, "10:15:00").end()).isEqualTo(at("10:17:00"));
    }

    @Test
    void shouldOpenNoWindowAfterTheClose() {
        level("10:17:00", 110);

        assertThat(windows.nextEnd()).isEmpty();
    }

    @Test
    void shouldAddUpTheSquaresOfTheFiveMinuteReturns() {
        level("09:15:00", 100, 100);
        level("09:19:00", 102);
        level("09:24:00", 101);

        close(at("09:25:00"));

        // ln(102/100)^2 + ln(101/102)^2 = 0.000392138 + 0.000097066; root 0.0221179
        assertThat(windows.volatility()).isCloseTo(0.0221180, within(1e-6));
    }

    @Test
    void shouldHaveNoVolatilityBeforeTheFirstFiveMinuteReturn() {
        level("09:15:00", 100, 100);
        level("09:19:59", 102);

        assertThat(windows.volatility()).isNull();
        close(at("09:20:00"));

        // ln(1.02) = 0.0198026
        assertThat(windows.volatility()).isCloseTo(0.0198026, within(1e-7));
    }

    @Test
    void shouldHaveAVolatilityOfZeroWhenTheLevelStoodStill() {
        level("09:15:00", 100, 100);
        level("09:19:59", 100);

        close(at("09:20:00"));

        assertThat(windows.volatility()).isZero();
    }
}
