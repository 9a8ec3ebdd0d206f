package io.marketsignals.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.marketsignals.alert.Alert.Status;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.MarketReading.Correction;
import io.marketsignals.index.reading.ZoneReading;
import io.marketsignals.ingest.States;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.signal.Confirmation;
import io.marketsignals.signal.Direction;
import io.marketsignals.signal.Evidence;
import io.marketsignals.signal.Explanation;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.Finding.Phase;
import io.marketsignals.signal.Severity;
import io.marketsignals.signal.Strength;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A session that closes at second 0 and is closed at second 60; corrections come later, in seconds since the close. */
class ClosingAlertsTest {
    private static final long CLOSE = 36_000_000;
    private static final String KEY = "signal/event/M/Z/UP";
    private static final MarketSession SESSION = MarketSession.of(
            "M", new Session(LocalDate.of(1970, 1, 1), 0, CLOSE, CLOSE + 60_000), List.of(), List.of(), List.of());
    private static final ZoneReading READING = new ZoneReading(
            new ZoneDefinition("Z", "IX", ZoneDefinition.Role.RESISTANCE, 100, 110, "", null),
            ZoneDefinition.Role.RESISTANCE,
            105,
            List.of(),
            null);

    private final States<Episode> episodes = States.onHeap();
    private final States<ClosedAlerts> closes = States.onHeap();
    private final AlertBook book = new AlertBook(episodes, closes);
    private Episode before;

    private static Finding finding(Phase phase, Severity severity, double fact) {
        return new Finding(
                "signal",
                "event",
                "Z",
                Direction.UP,
                phase,
                new Strength(severity, severity),
                Confirmation.FINAL,
                1.0,
                () -> new Explanation("because", List.of(Evidence.points("fact", fact)), List.of()));
    }

    private static Finding finding(Phase phase, double fact) {
        return finding(phase, Severity.LOW, fact);
    }

    /** An alert that was raised so many seconds before the close. */
    private void open(int seconds) {
        long at = CLOSE - seconds * 1000L;
        MarketReading then = new MarketReading(SESSION, false, at, at, at, false, new TreeMap<>(), List.of());
        book.take(judged(finding(Phase.TRUE, 1)), then);
        before = episodes.get(KEY);
    }

    private List<Alert> closed(Finding... findings) {
        return book.take(judged(findings), reading(60, null));
    }

    /** What the close tells when it is made again; the episodes are taken back first. */
    private List<Alert> corrected(int seconds, Finding... findings) {
        if (before == null) {
            episodes.remove(KEY);
        } else {
            episodes.put(KEY, before);
        }
        return book.take(judged(findings), reading(seconds, new Correction(2, new TreeMap<>())));
    }

    private static MarketReading reading(int watermark, Correction correction) {
        return new MarketReading(
                SESSION,
                true,
                CLOSE - 1000,
                CLOSE,
                CLOSE + watermark * 1000L,
                false,
                new TreeMap<>(),
                List.of(),
                correction);
    }

    private static List<Judged> judged(Finding... findings) {
        return Stream.of(findings)
                .map(finding -> new Judged(finding, READING, Settings.DEFAULTS))
                .toList();
    }

    private static List<org.assertj.core.groups.Tuple> revisions(List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> tuple(alert.status(), alert.revision(), (alert.eventTime() - CLOSE) / 1000))
                .toList();
    }

    @Test
    void shouldTellNothingWhenTheCorrectedCloseSaysTheSame() {
        closed(finding(Phase.HAPPENED, 1));

        assertThat(corrected(100, finding(Phase.HAPPENED, 1))).isEmpty();
    }

    @Test
    void shouldCorrectWhatHappenedWithOtherNumbers() {
        List<Alert> first = closed(finding(Phase.HAPPENED, 1));

        List<Alert> again = corrected(100, finding(Phase.HAPPENED, 2));

        assertThat(revisions(again)).containsExactly(tuple(Status.CORRECTED, 2, 100L));
        assertThat(again.get(0).identity()).isEqualTo(first.get(0).identity());
    }

    @Test
    void shouldCancelWhatNoLongerHappenedAndBringItBack() {
        closed(finding(Phase.HAPPENED, 1));

        assertThat(revisions(corrected(100))).containsExactly(tuple(Status.CANCELLED, 2, 100L));
        assertThat(revisions(corrected(300, finding(Phase.HAPPENED, 1))))
                .containsExactly(tuple(Status.CORRECTED, 3, 300L));
    }

    @Test
    void shouldRaiseWhatOnlyTheCorrectedCloseSays() {
        closed();

        List<Alert> told = corrected(100, finding(Phase.TRUE, 1));

        assertThat(revisions(told)).containsExactly(tuple(Status.RAISED, 1, 100L));
        assertThat(told.get(0).identity().episodeStart()).isEqualTo(CLOSE);
        assertThat(episodes.get(KEY).revisedAt()).isEqualTo(CLOSE + 100_000);
    }

    @Test
    void shouldCancelALastingAlertThatBeganAtTheClose() {
        closed(finding(Phase.TRUE, 1));

        assertThat(revisions(corrected(100, finding(Phase.FALSE, 1))))
                .containsExactly(tuple(Status.CANCELLED, 2, 100L));
        assertThat(episodes.get(KEY)).isNull();
    }

    @Test
    void shouldCountOnFromTheCorrectionWhenALastingAlertGoesOn() {
        closed(finding(Phase.TRUE, 1));
        corrected(100, finding(Phase.TRUE, Severity.HIGH, 2));

        assertThat(episodes.get(KEY).revision()).isEqualTo(2);
        assertThat(episodes.get(KEY).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void shouldOpenAgainWhatTheFirstCloseHadEnded() {
        open(600);
        assertThat(revisions(closed(finding(Phase.FALSE, 1)))).containsExactly(tuple(Status.CLEARED, 2, 0L));

        assertThat(revisions(corrected(100, finding(Phase.TRUE, 2)))).containsExactly(tuple(Status.CORRECTED, 3, 100L));
        assertThat(episodes.get(KEY).revision()).isEqualTo(3);
    }

    @Test
    void shouldEndWhatOnlyTheCorrectedCloseEnds() {
        open(600);
        assertThat(closed(finding(Phase.TRUE, 1))).isEmpty();

        assertThat(revisions(corrected(100, finding(Phase.FALSE, 2)))).containsExactly(tuple(Status.CLEARED, 2, 100L));
        assertThat(episodes.get(KEY)).isNull();
    }

    @Test
    void shouldLeaveAnEndAsItIsWhenOnlyItsNumbersChange() {
        open(600);
        closed(finding(Phase.FALSE, 1));

        assertThat(corrected(100, finding(Phase.FALSE, 2))).isEmpty();
    }

    @Test
    void shouldTellOnceThatWhatWasProvisionalIsFinal() {
        open(600);

        List<Alert> settled = closed(finding(Phase.SETTLED, Severity.HIGH, 1));

        assertThat(revisions(settled)).containsExactly(tuple(Status.UPDATED, 2, 0L));
        assertThat(settled.get(0).confirmation()).isEqualTo(Confirmation.FINAL);
        assertThat(settled.get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(episodes.get(KEY)).isNull();
        assertThat(closed(finding(Phase.SETTLED, 1))).isEmpty();
    }

    @Test
    void shouldLetACorrectionWaitUntilAMinuteAfterTheLastRevision() {
        closed(finding(Phase.HAPPENED, 1));
        corrected(100, finding(Phase.HAPPENED, 2));

        assertThat(corrected(110, finding(Phase.HAPPENED, 3))).isEmpty();
        assertThat(corrected(120, finding(Phase.HAPPENED, 4))).isEmpty();
        assertThat(book.due("M")).isEqualTo(OptionalLong.of(CLOSE + 160_000));

        List<Alert> told = book.due("M", CLOSE + 160_000);
        assertThat(revisions(told)).containsExactly(tuple(Status.CORRECTED, 3, 160L));
        assertThat(told.get(0).explanation().evidence()).containsExactly(Evidence.points("fact", 4));
        assertThat(book.due("M")).isEmpty();
    }

    @Test
    void shouldForgetAWaitingCorrectionThatIsTakenBack() {
        closed(finding(Phase.HAPPENED, 1));
        corrected(100, finding(Phase.HAPPENED, 2));
        corrected(110);

        assertThat(corrected(120, finding(Phase.HAPPENED, 2))).isEmpty();
        assertThat(book.due("M")).isEmpty();
    }

    @Test
    void shouldTellAClearOfTheCloseOnceWhenTheCloseIsMadeAgain() {
        open(20); // its clear is due 40 s after the close, before the session is closed at 60 s
        assertThat(revisions(closed(finding(Phase.FALSE, 1)))).containsExactly(tuple(Status.CLEARED, 2, 40L));

        assertThat(corrected(100, finding(Phase.FALSE, 2))).isEmpty();
    }

    @Test
    void shouldTellBothWhenTheSameHappensTwiceAtOneMoment() {
        List<Alert> told = closed(finding(Phase.HAPPENED, 1), finding(Phase.HAPPENED, 2));

        assertThat(told)
                .extracting(alert -> alert.identity().id())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(revisions(corrected(100, finding(Phase.HAPPENED, 1))))
                .containsExactly(tuple(Status.CANCELLED, 2, 100L));
    }
}
