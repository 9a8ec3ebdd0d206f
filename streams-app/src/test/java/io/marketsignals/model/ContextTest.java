package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marketsignals.model.ContextEvent.Direction;
import io.marketsignals.model.ContextEvent.Flow;
import io.marketsignals.model.ContextEvent.RateDecision;
import io.marketsignals.model.ContextEvent.RatingChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContextTest {
    private static final Session SESSION = new Session(
            LocalDate.parse("2024-03-06"),
            at("2024-03-06T09:00:00Z"),
            at("2024-03-06T17:00:00Z"),
            at("2024-03-06T17:01:00Z"));
    private static final ContextReach REACH = ContextReach.from(Settings.DEFAULTS);
    private static final long NOON = at("2024-03-06T12:00:00Z");

    @Test
    void shouldSeeAnEventFromSixtySecondsAfterItsPublicationOn() {
        Context context = Context.of(List.of(decision("M", "2024-03-06T11:00:00Z", "2024-03-06T11:59:00Z")));

        assertThat(context.seen(Set.of("M"), SESSION, NOON - 1, REACH)).isEmpty();
        assertThat(context.seen(Set.of("M"), SESSION, NOON, REACH)).hasSize(1);
    }

    @Test
    void shouldSeeThreeDaysBeforeTheOpenAndAfterTheCloseWhenAsked() {
        ContextEvent first = decision("M", "2024-03-03T09:00:00Z", "2024-03-01T00:00:00Z");
        ContextEvent last = decision("M", "2024-03-09T17:00:00Z", "2024-03-01T00:00:00Z");
        ContextEvent tooEarly = decision("M", "2024-03-03T08:59:59.999Z", "2024-03-01T00:00:00Z");
        ContextEvent tooLate = decision("M", "2024-03-09T17:00:00.001Z", "2024-03-01T00:00:00Z");

        Context context = Context.of(List.of(first, last, tooEarly, tooLate));

        assertThat(context.seen(Set.of("M"), SESSION, NOON, REACH)).containsExactly(last, first);
    }

    @Test
    void shouldTakeDelayAndDaysFromTheSettings() {
        ContextReach reach = ContextReach.from(Settings.of(Map.of("context.delay", "0", "context.days", "0")));
        ContextEvent open = decision("M", "2024-03-06T09:00:00Z", "2024-03-06T12:00:00Z");
        ContextEvent before = decision("M", "2024-03-06T08:59:59.999Z", "2024-03-06T08:59:59.999Z");

        Context context = Context.of(List.of(open, before));

        assertThat(context.seen(Set.of("M"), SESSION, NOON, reach)).containsExactly(open);
    }

    @Test
    void shouldSeeARateDecisionOnceWhenSeveralOfItsMarketsAreAskedFor() {
        ContextEvent decision = new ContextEvent(
                "US", NOON - 120_000, NOON - 120_000, new RateDecision("Fed", 0.045, 0.0425, List.of("AU", "IN")));

        Context context = Context.of(List.of(decision));

        assertThat(context.seen(Set.of("IN"), SESSION, NOON, REACH)).containsExactly(decision);
        assertThat(context.seen(Set.of("US", "AU"), SESSION, NOON, REACH)).containsExactly(decision);
        assertThat(context.seen(Set.of("JP"), SESSION, NOON, REACH)).isEmpty();
    }

    @Test
    void shouldCountOnceFromTheFirstPublicationWhenAnEventIsPublishedAgain() {
        ContextEvent first = decision("M", "2024-03-06T10:00:00Z", "2024-03-06T10:00:00Z");
        ContextEvent again = decision("M", "2024-03-06T10:00:00Z", "2024-03-06T13:00:00Z");

        for (List<ContextEvent> order : List.of(List.of(first, again, first), List.of(again, first))) {
            assertThat(Context.of(order).seen(Set.of("M"), SESSION, NOON, REACH))
                    .containsExactly(first);
        }
    }

    @Test
    void shouldGiveOneOrderWhateverTheOrderOfArrival() {
        List<ContextEvent> newestFirst = List.of(
                flow("M", "2024-03-06T10:00:00Z", "funds", 1),
                decision("M", "2024-03-06T09:30:00Z", "2024-03-06T09:30:00Z"),
                flow("L", "2024-03-06T09:00:00Z", "banks", 1),
                flow("M", "2024-03-06T09:00:00Z", "banks", 1),
                flow("M", "2024-03-06T09:00:00Z", "funds", 1));
        Random random = new Random(7);

        for (int i = 0; i < 20; i++) {
            List<ContextEvent> shuffled = new ArrayList<>(newestFirst);
            Collections.shuffle(shuffled, random);
            assertThat(Context.of(shuffled).seen(Set.of("L", "M"), SESSION, NOON, REACH))
                    .isEqualTo(newestFirst);
        }
    }

    @Test
    void shouldGiveTheRatingChangesThatTookEffectAfterAnInstantUpToAnother() {
        long after = at("2024-03-05T17:00:00Z");
        ContextEvent atTheStart = rating("A", "2024-03-05T16:59:00Z", "2024-03-05T16:59:00Z");
        ContextEvent afterTheStart = rating("B", "2024-03-05T16:59:00.001Z", "2024-03-05T16:59:00.001Z");
        ContextEvent publishedLate = rating("C", "2024-02-01T12:00:00Z", "2024-03-06T09:00:00Z");
        ContextEvent announced = rating("D", "2024-03-06T12:00:00Z", "2024-03-04T12:00:00Z");
        ContextEvent notYetKnown = rating("E", "2024-03-06T11:59:00.001Z", "2024-03-06T11:59:00.001Z");

        Context context = Context.of(List.of(notYetKnown, announced, publishedLate, afterTheStart, atTheStart));

        assertThat(context.ratingChanges(after, NOON, REACH)).containsExactly(afterTheStart, publishedLate, announced);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Flow("funds", Double.NaN, "USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> flow("", "2024-03-06T09:00:00Z", "funds", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> flow("M".repeat(65), "2024-03-06T09:00:00Z", "funds", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RatingChange("F", null, null, Direction.UP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RatingChange("F", "hold", "b".repeat(65), Direction.UP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContextEvent("M", Long.MAX_VALUE, 0, new Flow("funds", 1, "USD")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContextEvent("M", 0, Long.MAX_VALUE, new Flow("funds", 1, "USD")));
    }

    private static ContextEvent decision(String market, String time, String published) {
        return new ContextEvent(market, at(time), at(published), new RateDecision("Bank", 0.02, 0.0175, List.of()));
    }

    private static ContextEvent flow(String subject, String time, String investor, double amount) {
        return new ContextEvent(subject, at(time), at(time), new Flow(investor, amount, "USD"));
    }

    private static ContextEvent rating(String symbol, String time, String published) {
        return new ContextEvent(symbol, at(time), at(published), new RatingChange("F", "hold", "buy", Direction.UP));
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
