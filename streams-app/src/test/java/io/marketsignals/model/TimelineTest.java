package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Timeline.Version;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long DAY = 86_400_000L;
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);

    /** Sessions of consecutive dates that open at 09:00 UTC. */
    private static Session session(int n) {
        LocalDate date = FIRST.plusDays(n);
        long open = date.toEpochDay() * DAY + 9 * 3_600_000L;
        return new Session(date, open, open + 1000, open + 2000);
    }

    @Test
    void shouldHoldFromItsSessionOnWhenPublishedBefore() {
        Timeline<String> timeline = new Timeline<>(List.of(
                new Version<>(null, null, "first"),
                new Version<>(session(2).date(), session(1).open(), "second")));

        assertThat(timeline.at(session(1))).hasValue("first");
        assertThat(timeline.at(session(2))).hasValue("second");
        assertThat(timeline.at(session(3))).hasValue("second");
    }

    @Test
    void shouldHoldFromTheNextSessionWhenPublishedAfterTheOpen() {
        Version<String> late = new Version<>(session(2).date(), session(2).open() + 1, "second");
        Timeline<String> timeline = new Timeline<>(List.of(new Version<>(null, null, "first"), late));

        assertThat(timeline.at(session(2))).hasValue("first");
        assertThat(timeline.at(session(3))).hasValue("second");
    }

    @Test
    void shouldHoldInItsSessionWhenPublishedExactlyAtTheOpen() {
        Timeline<String> timeline = new Timeline<>(
                List.of(new Version<>(session(2).date(), session(2).open(), "second")));

        assertThat(timeline.at(session(2))).hasValue("second");
    }

    @Test
    void shouldHoldTheLastPublishedWhenTwoHoldFromTheSameSession() {
        Timeline<String> timeline = new Timeline<>(List.of(
                new Version<>(session(2).date(), session(1).open() + 1, "corrected"),
                new Version<>(session(2).date(), session(0).open(), "wrong")));

        assertThat(timeline.at(session(2))).hasValue("corrected");
    }

    @Test
    void shouldHoldNothingBeforeTheFirstVersionAndAfterARemoval() {
        Timeline<String> timeline = new Timeline<>(List.of(
                new Version<>(session(3).date(), null, null),
                new Version<>(session(1).date(), null, "there")));

        assertThat(timeline.at(session(0))).isEmpty();
        assertThat(timeline.at(session(1))).hasValue("there");
        assertThat(timeline.at(session(3))).isEmpty();
    }
}
