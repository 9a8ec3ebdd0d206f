package io.marketsignals.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long YEAR = 365L * 86_400_000;
    private static final EventClock CLOCK = new EventClock(NOW, 0);

    private final Checks checks = new Checks(1_000, 500);

    private RejectionReason price(String symbol, double price, long volume, long time) {
        return checks.refusal(Price.traded(symbol, time, price, volume), CLOCK).orElse(null);
    }

    @Test
    void shouldAcceptAPlainPriceAndAPlainLevel() {
        assertThat(price("A", 10, 0, NOW)).isNull();
        assertThat(checks.refusal(Level.traded("IX", NOW, 17_000, 5), CLOCK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldRefuseAPriceThatIsNotFiniteAndPositive(double value) {
        assertThat(price("A", value, 1, NOW)).isEqualTo(RejectionReason.BAD_PRICE);
        assertThat(checks.refusal(Level.traded("IX", NOW, value, 1), CLOCK)).hasValue(RejectionReason.BAD_PRICE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, Double.MAX_VALUE})
    void shouldAcceptEveryFinitePositivePrice(double value) {
        assertThat(price("A", value, 1, NOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldRefuseAVolumeThatIsNegativeOrBeyondEveryMarket(long volume) {
        assertThat(price("A", 10, volume, NOW)).isEqualTo(RejectionReason.BAD_VOLUME);
    }

    @ParameterizedTest
    @CsvSource({"0,BAD_NAME", "1,", "64,", "65,BAD_NAME"})
    void shouldRefuseANameThatIsEmptyOrTooLong(int length, RejectionReason reason) {
        assertThat(price("X".repeat(length), 10, 1, NOW)).isEqualTo(reason);
    }

    @Test
    void shouldIncludeTheBoundsOfEventTime() {
        assertThat(price("A", 10, 1, NOW - 1_000)).isNull();
        assertThat(price("A", 10, 1, NOW - 1_001)).isEqualTo(RejectionReason.TIME_TOO_OLD);
        assertThat(price("A", 10, 1, NOW + 500)).isNull();
        assertThat(price("A", 10, 1, NOW + 501)).isEqualTo(RejectionReason.TIME_TOO_FAR_AHEAD);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 86_399_999})
    void shouldRefuseATimeBeforeTheSecondDayOfTheEpochEvenAtFirst(long time) {
        assertThat(price("A", 10, 1, time)).isEqualTo(RejectionReason.TIME_TOO_OLD);
        assertThat(checks.refusal(time, EventClock.START)).hasValue(RejectionReason.TIME_TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 4_102_444_800_000L})
    void shouldRefuseATimeOfTheNextCenturyEvenAtFirst(long time) {
        assertThat(price("A", 10, 1, time)).isEqualTo(RejectionReason.TIME_TOO_FAR_AHEAD);
        assertThat(checks.refusal(time, EventClock.START)).hasValue(RejectionReason.TIME_TOO_FAR_AHEAD);
    }

    @Test
    void shouldRefuseATimeAYearAheadUnlessItIsTheFirst() {
        assertThat(price("A", 10, 1, NOW + YEAR)).isEqualTo(RejectionReason.TIME_TOO_FAR_AHEAD);
        assertThat(checks.refusal(NOW + YEAR, EventClock.START)).isEmpty();
        assertThat(checks.refusal(86_400_000L, EventClock.START)).isEmpty();
    }
}
