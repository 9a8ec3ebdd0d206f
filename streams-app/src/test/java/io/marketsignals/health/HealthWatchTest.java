package io.marketsignals.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Probes, with a clock and readings by hand. */
class HealthWatchTest {
    private Readings readings = new Readings();
    private boolean hasRun = true;
    private CompletionStage<Set<String>> missing = CompletableFuture.completedFuture(Set.of());
    private int asked;
    private long now;
    private final HealthWatch watch = new HealthWatch(
            HealthSettings.defaults(),
            () -> readings.now(),
            () -> hasRun,
            new TopicPresence(
                    () -> {
                        asked++;
                        return missing;
                    },
                    Duration.ofMinutes(2)),
            () -> now);

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void shouldBeLiveAndNotReadyBeforeTheFirstLook() {
        assertThat(watch.live().up()).isTrue();
        assertThat(watch.ready().up()).isFalse();
    }

    @Test
    void shouldBeReadyWhenItRunsAndTheTopicsExist() {
        lookTwice();

        assertThat(watch.ready().json())
                .hasToString(
                        "{\"status\":\"UP\",\"checks\":["
                                + "{\"name\":\"client\",\"status\":\"UP\",\"detail\":\"The client is RUNNING with 2 tasks.\"},"
                                + "{\"name\":\"restored\",\"status\":\"UP\",\"detail\":\"All state is restored.\"},"
                                + "{\"name\":\"topics\",\"status\":\"UP\",\"detail\":\"All topics exist.\"},"
                                + "{\"name\":\"readings\",\"status\":\"UP\",\"detail\":\"The client was last read 0 s ago.\"}]}");
    }

    @Test
    void shouldStayReadyWhenTasksGoOnInARebalance() {
        readings = new Readings().state("REBALANCING");

        lookTwice();

        assertThat(watch.ready().up()).isTrue();
    }

    @Test
    void shouldNotBeReadyWhenItIsHandedItsFirstTasks() {
        readings = new Readings().state("REBALANCING");
        hasRun = false;

        lookTwice();

        assertThat(watch.ready().up()).isFalse();
        assertThat(watch.live().up()).isTrue();
    }

    @Test
    void shouldNotBeReadyWhenARebalanceHasTakenAllTasks() {
        readings = new Readings().state("REBALANCING").noTasks();

        lookTwice();

        assertThat(watch.ready().up()).isFalse();
    }

    @Test
    void shouldNotBeReadyWhileStateIsRestored() {
        readings = new Readings().state("REBALANCING").restoring(400, 17);

        lookTwice();

        assertThat(watch.ready().json().toString())
                .contains("1 partitions of stores are being restored, 400 records to go.");
        assertThat(watch.ready().up()).isFalse();
    }

    @Test
    void shouldNameTheTopicThatIsMissing() {
        missing = CompletableFuture.completedFuture(Set.of("signals.alerts.v1"));

        lookTwice();

        assertThat(watch.ready().up()).isFalse();
        assertThat(watch.ready().json().toString()).contains("Missing: signals.alerts.v1.");
    }

    @Test
    void shouldAskForTheTopicsAtMostEveryTenSeconds() {
        for (int second = 0; second <= 30; second++) {
            now = Duration.ofSeconds(second).toNanos();
            watch.look();
        }

        assertThat(asked).isEqualTo(4);
    }

    @Test
    void shouldRestOnTheLastAnswerUntilTheClusterIsSilentForTooLong() {
        lookTwice();
        missing = new CompletableFuture<>();
        now = Duration.ofSeconds(10).toNanos();
        watch.look();

        now = Duration.ofMinutes(2).toNanos();
        watch.look();
        assertThat(watch.ready().up()).isTrue();

        now = Duration.ofSeconds(121).toNanos();
        watch.look();
        assertThat(watch.ready().json().toString()).contains("The cluster has not answered for 121 s.");
        assertThat(watch.live().up()).isTrue();
    }

    @Test
    void shouldAskAgainWhenAnAnswerFailed() {
        missing = CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        lookTwice();
        assertThat(watch.ready().up()).isFalse();

        missing = CompletableFuture.completedFuture(Set.of());
        now = Duration.ofSeconds(10).toNanos();
        lookTwice();

        assertThat(watch.ready().up()).isTrue();
    }

    @Test
    void shouldNotBeLiveWhenTheClientNoLongerAnswers() {
        lookTwice();

        now = Duration.ofMinutes(2).toNanos();
        assertThat(watch.live().up()).isTrue();
        now = Duration.ofSeconds(121).toNanos();
        assertThat(watch.live().up()).isFalse();
        assertThat(watch.ready().up()).isFalse();
    }

    @Test
    void shouldBeStartedOnceItHasRun() {
        hasRun = false;
        assertThat(watch.started().up()).isFalse();

        hasRun = true;
        assertThat(watch.started().up()).isTrue();
    }

    /** The first look asks for the topics, the second sees the answer. */
    private void lookTwice() {
        watch.look();
        watch.look();
    }
}
