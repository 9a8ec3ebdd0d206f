package io.marketsignals.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.marketsignals.alert.Alert.Status;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.ZoneReading;
import io.marketsignals.ingest.States;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.signal.Confirmation;
import io.marketsignals.signal.Direction;
import io.marketsignals.signal.Explanation;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.Finding.Phase;
import io.marketsignals.signal.Severity;
import io.marketsignals.signal.Strength;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Event times in seconds since the session's open. */
class AlertBookTest {
    private static final long OPEN = 1_000_000_000;
    private static final MarketSession SESSION = MarketSession.of(
            "M",
            new Session(LocalDate.of(1970, 1, 12), OPEN, OPEN + 36_000_000, OPEN + 36_060_000),
            List.of(),
            List.of(),
            List.of());

    private static final List<Phase> PHASES = List.of(Phase.TRUE, Phase.HELD, Phase.FALSE);
    private static final List<Severity> SEVERITIES = List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH);

    private static final ZoneDefinition ZONE =
            new ZoneDefinition("Z", "IX", ZoneDefinition.Role.RESISTANCE, 100, 110, "", null);

    private final States<Episode> episodes = States.onHeap();
    private final States<ClosedAlerts> closes = States.onHeap();
    private final List<Alert> told = new ArrayList<>();

    private static MarketReading reading(long seconds) {
        long time = OPEN + seconds * 1000;
        return new MarketReading(SESSION, false, time - 1000, time, time, false, new TreeMap<>(), List.of());
    }

    private static Finding finding(String subject, Direction direction, Phase phase, Severity severity) {
        return new Finding(
                "signal",
                "event",
                subject,
                direction,
                phase,
                new Strength(severity, severity),
                Confirmation.FINAL,
                1.0,
                () -> new Explanation("because", List.of(), List.of()));
    }

    private static Finding finding(Phase phase, Severity severity) {
        return finding("IX", Direction.UP, phase, severity);
    }

    /** Takes findings with a new book on the kept episodes, as after a restart; what it told. */
    private List<Alert> take(long seconds, Finding... findings) {
        AlertBook book = new AlertBook(episodes, closes);
        List<Alert> now = new ArrayList<>(book.due("M", OPEN + seconds * 1000));
        now.addAll(book.take(judged(findings), reading(seconds)));
        told.addAll(now);
        return now;
    }

    private static List<Judged> judged(Finding... findings) {
        ZoneReading reading = new ZoneReading(ZONE, ZONE.role(), 105, List.of(), null);
        return Stream.of(findings)
                .map(finding -> new Judged(finding, reading, Settings.DEFAULTS))
                .toList();
    }

    private List<Alert> is(long seconds, Phase phase) {
        return take(seconds, finding(phase, Severity.LOW));
    }

    @Test
    void shouldRaiseOnceWhileTheConditionLasts() {
        assertThat(is(10, Phase.TRUE))
                .extracting(Alert::status, Alert::revision)
                .containsExactly(tuple(Status.RAISED, 1));
        assertThat(is(100, Phase.TRUE)).isEmpty();
        assertThat(is(200, Phase.HELD)).isEmpty();
        assertThat(is(300, Phase.TRUE)).isEmpty();
    }

    @Test
    void shouldKeepItsIdentityToTheEnd() {
        is(10, Phase.TRUE);
        take(100, finding(Phase.TRUE, Severity.HIGH));
        is(200, Phase.FALSE);

        assertThat(told).extracting(Alert::status).containsExactly(Status.RAISED, Status.UPDATED, Status.CLEARED);
        assertThat(told).extracting(Alert::revision).containsExactly(1, 2, 3);
        assertThat(told).extracting(Alert::identity).containsOnly(told.get(0).identity());
        assertThat(told.get(0).identity().episodeStart()).isEqualTo(OPEN + 10_000);
    }

    @Test
    void shouldBeAnotherAlertWhenItCrossesAgain() {
        is(10, Phase.TRUE);
        is(100, Phase.FALSE);

        assertThat(is(200, Phase.TRUE)).singleElement().satisfies(again -> {
            assertThat(again.revision()).isEqualTo(1);
            assertThat(again.identity().id())
                    .isNotEqualTo(told.get(0).identity().id());
        });
    }

    @Test
    void shouldBeAnotherAlertForAnotherSubjectOrDirection() {
        take(
                10,
                finding("IX", Direction.UP, Phase.TRUE, Severity.LOW),
                finding("IX", Direction.DOWN, Phase.TRUE, Severity.LOW),
                finding("IY", Direction.UP, Phase.TRUE, Severity.LOW));

        assertThat(told)
                .extracting(a -> a.identity().id())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void shouldHaveTheSameIdForTheSameEpisodeInEveryRun() {
        is(10, Phase.TRUE);

        List<Alert> other = new AlertBook(States.onHeap(), States.onHeap())
                .take(judged(finding(Phase.TRUE, Severity.HIGH)), reading(10));

        assertThat(other.get(0).identity()).isEqualTo(told.get(0).identity());
    }

    @Test
    void shouldWaitSixtySecondsBeforeItTellsOfAnotherSeverity() {
        is(10, Phase.TRUE);

        assertThat(take(69, finding(Phase.TRUE, Severity.HIGH))).isEmpty();
        assertThat(take(70, finding(Phase.TRUE, Severity.HIGH))).singleElement().satisfies(update -> {
            assertThat(update.status()).isEqualTo(Status.UPDATED);
            assertThat(update.severity()).isEqualTo(Severity.HIGH);
        });
        assertThat(take(129, finding(Phase.TRUE, Severity.LOW))).isEmpty();
        assertThat(take(130, finding(Phase.TRUE, Severity.LOW))).hasSize(1);
    }

    @Test
    void shouldTellAClearThatCameTooSoonWhenItIsDue() {
        is(10, Phase.TRUE);

        assertThat(is(20, Phase.FALSE)).isEmpty();
        assertThat(take(69)).isEmpty();
        assertThat(take(90)).singleElement().satisfies(clear -> {
            assertThat(clear.status()).isEqualTo(Status.CLEARED);
            assertThat(clear.eventTime()).isEqualTo(OPEN + 70_000);
            assertThat(clear.asOf()).isEqualTo(OPEN + 19_000);
        });
        assertThat(take(200)).isEmpty();
    }

    @Test
    void shouldRaiseADistinctAlertWhileAClearWaits() {
        is(10, Phase.TRUE);
        is(20, Phase.FALSE);

        assertThat(is(30, Phase.TRUE)).extracting(Alert::status).containsExactly(Status.RAISED);
        assertThat(is(40, Phase.FALSE)).isEmpty();
        assertThat(take(120))
                .extracting(Alert::status, a -> a.identity().id(), Alert::eventTime)
                .containsExactly(
                        tuple(Status.CLEARED, told.get(0).identity().id(), OPEN + 70_000),
                        tuple(Status.CLEARED, told.get(1).identity().id(), OPEN + 90_000));
    }

    @Test
    void shouldTellEverythingThatHappened() {
        for (int second = 10; second < 15; second++) {
            assertThat(is(second, Phase.HAPPENED)).extracting(Alert::status).containsExactly(Status.RAISED);
        }

        assertThat(told).extracting(a -> a.identity().id()).doesNotHaveDuplicates();
        assertThat(is(15, Phase.FALSE)).isEmpty();
    }

    @Test
    void shouldNeverTellTwoRevisionsOfAnAlertWithinSixtySeconds() {
        for (long seed = 1; seed <= 500; seed++) {
            AlertBookTest run = new AlertBookTest();
            Random random = new Random(seed);
            long now = 0;
            for (int i = 0; i < 200; i++) {
                now += 1 + random.nextInt(40);
                Phase phase = PHASES.get(random.nextInt(3));
                run.take(now, finding(phase, SEVERITIES.get(random.nextInt(3))));
            }
            run.take(now + 100);

            run.told.stream()
                    .collect(Collectors.groupingBy(a -> a.identity().id()))
                    .forEach((id, revisions) -> lawful(revisions));
        }
    }

    private static void lawful(List<Alert> revisions) {
        for (int i = 0; i < revisions.size(); i++) {
            assertThat(revisions.get(i).revision()).isEqualTo(i + 1);
            assertThat(revisions.get(i).status() == Status.RAISED).isEqualTo(i == 0);
            if (i > 0) {
                assertThat(revisions.get(i - 1).status()).isNotEqualTo(Status.CLEARED);
                assertThat(revisions.get(i).eventTime() - revisions.get(i - 1).eventTime())
                        .isGreaterThanOrEqualTo(60_000);
            }
        }
    }
}
