package io.marketsignals.index.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.model.CorporateAction;
import io.marketsignals.model.Price;
import io.marketsignals.model.Settings;
import io.marketsignals.symbol.MovingAverages;
import io.marketsignals.symbol.TechnicalCall;
import io.marketsignals.symbol.TechnicalCall.Kind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallWindowsTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    private static final int DAY = (int) MONDAY.toEpochDay();
    /** A price of 100 lifts the short one to 9 + 91 * 2/39 = 13.67 and the long one to 10 + 90 * 2/101 = 11.78. */
    private static final MovingAverages BELOW = new MovingAverages(DAY - 1, 9, 10);

    private static PricePartition partition(long bucketMillis, CorporateAction... actions) {
        PricePartition partition = new PricePartition(
                PricePartition.reference(LocalTime.of(12, 2), Settings.DEFAULTS, List.of(actions), "A", "B"),
                bucketMillis);
        partition.states().averages().put("A", BELOW);
        return partition;
    }

    private static String at(String time) {
        return MONDAY + "T" + time + "Z";
    }

    private static long bucket(String time) {
        return PricePartition.millis(at(time)) / 1000;
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 1000, 5000, 60_000})
    void shouldCallAtTheEndOfTheWindowWhateverTheBucket(long bucketMillis) {
        PricePartition partition = partition(bucketMillis);
        partition.trade("A", at("10:01:00"), 50);
        partition.trade("A", at("10:04:59.999"), 100);
        partition.beat(at("10:04:59.999"));
        assertThat(partition.calls()).isEmpty();

        partition.beat(at("10:05:00"));

        assertThat(partition.calls())
                .containsExactly(new TechnicalCall(
                        "A",
                        "M",
                        DAY,
                        PricePartition.millis(at("10:05:00")),
                        Kind.BUY,
                        100,
                        new MovingAverages(DAY, 9 + 91 * (2.0 / 39), 10 + 90 * (2.0 / 101))));
        assertThat(partition.tally().upgrades()).isEqualTo(1);
    }

    @Test
    void shouldTellTheCallWithTheWindowsLastBucketWhenEventTimeJumps() {
        PricePartition partition = partition(1000);
        partition.trade("A", at("10:01:00"), 100);
        partition.beat(at("10:02:00"));
        assertThat(partition.news().bucket()).isEqualTo(bucket("10:01:00"));

        partition.beat(at("11:00:00"));

        assertThat(partition.news().bucket()).isEqualTo(bucket("10:04:59"));
        assertThat(partition.tally().upgrades()).isEqualTo(1);
        assertThat(partition.tally().downgrades()).isZero();
    }

    @Test
    void shouldCloseTheLastWindowWithItsSession() {
        PricePartition partition = partition(1000);
        partition.trade("A", at("12:02:30"), 100);

        partition.beat(at("12:03:00"));

        assertThat(partition.calls())
                .extracting(TechnicalCall::windowEnd)
                .containsExactly(PricePartition.millis(at("12:05:00")));
        assertThat(partition.news().bucket()).isEqualTo(bucket("12:02:59"));
        assertThat(partition.tally().upgrades()).isEqualTo(1);
    }

    @Test
    void shouldGiveNoCallAfterTheFirstWindow() {
        PricePartition partition = partition(1000);
        partition.trade("B", at("10:01:00"), 100);

        partition.beat(at("10:05:00"));

        assertThat(partition.calls()).isEmpty();
        assertThat(partition.states().averages().get("B")).isEqualTo(MovingAverages.first(100, DAY));
    }

    @Test
    void shouldChangeNothingInAWindowWithoutATrade() {
        PricePartition partition = partition(1000);
        partition.trade("A", at("10:01:00"), 100);
        partition.beat(at("10:05:00"));
        MovingAverages after = partition.states().averages().get("A");

        partition.beat(at("11:40:00"));

        assertThat(partition.states().averages().get("A")).isEqualTo(after);
    }

    @Test
    void shouldNotTakeALatePriceForATrade() {
        PricePartition partition = partition(1000);
        partition.trade("A", at("10:04:00"), 100);
        partition.beat(at("10:05:30"));
        MovingAverages after = partition.states().averages().get("A");

        partition.trade("A", at("10:03:59"), 1);
        partition.beat(at("10:10:00"));

        assertThat(partition.states().averages().get("A")).isEqualTo(after);
    }

    @Test
    void shouldCountInTheOpenWindowWhatIsNewestButOlderThanAClosedBucket() {
        PricePartition partition = partition(1000);
        partition.beat(at("10:05:30"));
        partition.trade("A", at("10:04:00"), 100);

        partition.beat(at("10:09:59"));
        assertThat(partition.calls()).isEmpty();
        partition.beat(at("10:10:00"));

        assertThat(partition.calls())
                .extracting(TechnicalCall::windowEnd)
                .containsExactly(PricePartition.millis(at("10:10:00")));
    }

    @Test
    void shouldOpenNoWindowForAPriceThatComesAfterItsSession() {
        PricePartition partition = partition(1000);
        partition.beat(at("12:03:00"));
        partition.trade("A", at("12:02:30"), 100);

        partition.beat(at("13:00:00"));

        assertThat(partition.states().averages().get("A")).isEqualTo(BELOW);
    }

    @Test
    void shouldTakeTheOfficialCloseForThePriceOfItsWindow() {
        PricePartition partition = partition(1000);
        partition.trade("A", at("12:01:00"), 9);
        partition.take(new Price("A", PricePartition.millis(at("12:02:10")), 100, 0, true, false));

        partition.beat(at("12:03:00"));

        assertThat(partition.calls()).extracting(TechnicalCall::price).containsExactly(100.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:01:00", "10:01:30", "10:04:59"})
    void shouldKnowTheOpenWindowAfterARestart(String time) {
        PricePartition partition = partition(1000);
        partition.trade("A", at("10:01:00"), 100);
        partition.beat(at(time));

        partition.restart();
        partition.beat(at("10:05:00"));

        assertThat(partition.calls()).hasSize(1);
        assertThat(partition.tally().upgrades()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:05:00", "10:06:00", "12:03:00"})
    void shouldNotCloseAWindowTwiceAfterARestart(String time) {
        PricePartition partition = partition(1000);
        partition.trade("A", at("10:01:00"), 100);
        partition.beat(at(time));
        MovingAverages after = partition.states().averages().get("A");

        partition.restart();
        partition.beat(at("12:30:00"));

        assertThat(partition.calls()).hasSize(1);
        assertThat(partition.states().averages().get("A")).isEqualTo(after);
    }

    @Test
    void shouldNotCloseTheSessionsLastWindowTwiceWhenItRestartsBeforeTheWindowsEnd() {
        PricePartition partition = partition(1000);
        partition.trade("A", at("12:02:30"), 100);
        partition.beat(at("12:03:00"));

        partition.restart();
        partition.beat(at("12:06:00"));

        assertThat(partition.calls()).hasSize(1);
    }

    @Test
    void shouldCountTheCallsOfASessionOnly() {
        PricePartition partition = partition(1000);
        partition.trade("A", at("10:01:00"), 100);
        partition.beat(at("10:05:00"));
        assertThat(partition.tally().upgrades()).isEqualTo(1);

        partition.trade("A", "2024-03-05T10:00:00Z", 100);
        partition.beat("2024-03-05T10:00:01Z");

        assertThat(partition.tally().upgrades()).isZero();
    }

    @Test
    void shouldCarryTheAveragesToTheNewBasisWhenASplitTakesEffect() {
        // 9 and 10 become 4.5 and 5; a price of 5: 4.5 + 0.5 * 2/39 = 4.526 stays below 5
        PricePartition partition = partition(1000, new CorporateAction("A", MONDAY, 0.5));
        partition.trade("A", at("10:01:00"), 5);

        partition.beat(at("10:05:00"));

        assertThat(partition.calls()).isEmpty();
        assertThat(partition.states().averages().get("A").ema38()).isCloseTo(4.5 + 1.0 / 39, within(1e-12));
        assertThat(partition.states().averages().get("A").ema100()).isEqualTo(5);
    }
}
