package io.marketsignals.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes an instance not alive: two minutes without progress, five of restoring, and nothing that a restart cannot mend. */
class LivenessTest {
    private final Liveness liveness = new Liveness(HealthSettings.defaults());

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "PENDING_ERROR", "NOT_RUNNING"})
    void shouldBeDownWhenTheClientHasFailed(String state) {
        assertThat(down(new Readings().state(state), 0)).containsExactly("client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED", "REBALANCING", "RUNNING", "PENDING_SHUTDOWN"})
    void shouldBeUpWhenTheClientIsOnItsWay(String state) {
        assertThat(down(new Readings().state(state), 0)).isEmpty();
    }

    @Test
    void shouldBeDownWhenAThreadDoesNotPollForLongerThanTheBound() {
        assertThat(down(new Readings().sincePoll(120), 0)).isEmpty();
        assertThat(down(new Readings().sincePoll(120.5), 1)).containsExactly("polling");
        assertThat(down(new Readings().sincePoll(0.1), 2)).isEmpty();
    }

    @Test
    void shouldBeDownWhenAThreadThatWasStartedNeverPolls() {
        assertThat(down(new Readings().threadState("STARTING").neverPolled(), 0))
                .isEmpty();
        assertThat(down(new Readings().threadState("STARTING").neverPolled(), 120))
                .isEmpty();
        assertThat(down(new Readings().threadState("STARTING").neverPolled(), 121))
                .containsExactly("polling");
    }

    @Test
    void shouldBeUpWhenThreadsWaitForTheGlobalStores() {
        assertThat(down(new Readings().threadState("CREATED").neverPolled(), 0)).isEmpty();
        assertThat(down(new Readings().threadState("CREATED").neverPolled(), 3_600))
                .isEmpty();
    }

    @Test
    void shouldBeDownWhenRecordsWaitAndNoneIsProcessed() {
        assertThat(down(new Readings().lag(7).processed(100), 0)).isEmpty();
        assertThat(down(new Readings().lag(9).processed(100), 120)).isEmpty();
        assertThat(down(new Readings().lag(9).processed(100), 121)).containsExactly("processing");
        assertThat(down(new Readings().lag(8).processed(101), 122)).isEmpty();
    }

    @Test
    void shouldCountFromWhenTheFirstRecordWaits() {
        assertThat(down(new Readings().lag(0).processed(100), 0)).isEmpty();
        assertThat(down(new Readings().lag(5).processed(100), 600)).isEmpty();
        assertThat(down(new Readings().lag(5).processed(100), 721)).containsExactly("processing");
    }

    @Test
    void shouldBeUpWhenNoBrokerIsReached() {
        assertThat(down(new Readings().lag(7).processed(100), 0)).isEmpty();

        assertThat(down(new Readings().lag(7).processed(100).brokers(0), 600)).isEmpty();
        assertThat(down(new Readings().lag(7).processed(100), 601)).isEmpty();
    }

    @Test
    void shouldBeUpWhenARebalanceLasts() {
        for (int second : List.of(0, 600, 3_600)) {
            assertThat(down(new Readings().state("REBALANCING").lag(7).processed(100), second))
                    .isEmpty();
        }
    }

    @Test
    void shouldBeDownWhenNothingIsRestoredForLongerThanTheBound() {
        Readings still = new Readings().state("REBALANCING").restoring(400, 17);

        assertThat(down(still, 0)).isEmpty();
        assertThat(down(still, 300)).isEmpty();
        assertThat(down(still, 301)).containsExactly("restoring");
        assertThat(down(new Readings().state("REBALANCING").restoring(399, 18), 302))
                .isEmpty();
    }

    @Test
    void shouldBeUpWhenALongRestoreGetsOn() {
        IntStream.range(0, 100).forEach(minute -> assertThat(
                        down(new Readings().state("REBALANCING").restoring(1_000 - minute, minute), 60L * minute))
                .isEmpty());
    }

    @Test
    void shouldBeDownWhenTheRestoringThreadOfAStreamThreadIsGone() {
        assertThat(down(new Readings().updating(false), 0)).isEmpty();
        assertThat(down(new Readings().updating(false), 121)).containsExactly("state-updaters");
    }

    @Test
    void shouldBeUpWhenAThreadIsStoppingWithoutItsRestoringThread() {
        Readings stopping =
                new Readings().threadState("PENDING_SHUTDOWN").updating(false).sincePoll(500);

        assertThat(down(stopping, 0)).isEmpty();
        assertThat(down(stopping, 600)).isEmpty();
    }

    @Test
    void shouldSayWhoStandsStillAndForHowLong() {
        liveness.judge(new Readings().lag(7).processed(100).now(), 0);

        List<Check> checks = liveness.judge(new Readings().lag(9).processed(100).now(), seconds(130));

        assertThat(checks)
                .filteredOn(check -> !check.up())
                .extracting(Check::detail)
                .containsExactly("Nothing was processed: app-StreamThread-1 for 130 s, 9 records wait.");
    }

    private List<String> down(Readings readings, long second) {
        return liveness.judge(readings.now(), seconds(second)).stream()
                .filter(check -> !check.up())
                .map(Check::name)
                .toList();
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
