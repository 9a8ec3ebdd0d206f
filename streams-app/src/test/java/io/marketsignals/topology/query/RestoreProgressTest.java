package io.marketsignals.topology.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.topology.query.RestoreProgress.Restoring;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
    private static final TopicPartition ONE = new TopicPartition("app-markets-changelog", 1);

    private final RestoreProgress progress =
            new RestoreProgress(new SignalMetrics(new SimpleMeterRegistry()).restore(List.of()));

    @Test
    void shouldCountOffsetsDownFromWhereItBegan() {
        progress.onRestoreStart(ONE, "markets", 500, 1_500);
        assertThat(progress.running()).containsExactly(new Restoring("markets", 1, 1_000, 1_000));

        // Offsets 500 to 899 are done; some of them were marks of transactions, not records.
        progress.onBatchRestored(ONE, "markets", 899, 350);

        assertThat(progress.running()).containsExactly(new Restoring("markets", 1, 600, 1_000));
    }

    @Test
    void shouldForgetWhatIsRestoredOrTakenAway() {
        progress.onRestoreStart(ONE, "markets", 0, 10);
        progress.onRestoreStart(ONE, "waiting", 0, 10);

        progress.onRestoreEnd(ONE, "markets", 10);
        assertThat(progress.running()).extracting(Restoring::store).containsExactly("waiting");

        progress.onRestoreSuspended(ONE, "waiting", 3);
        assertThat(progress.running()).isEmpty();
    }

    @Test
    void shouldStepWheneverSomethingIsRestored() {
        long before = progress.steps();
        progress.onRestoreStart(ONE, "markets", 0, 10);
        long begun = progress.steps();
        progress.onBatchRestored(ONE, "markets", 4, 5);

        assertThat(begun).isGreaterThan(before);
        assertThat(progress.steps()).isGreaterThan(begun);
    }

    @Test
    void shouldForgetWhatADeadThreadLeftWhenAllIsSettled() {
        progress.onRestoreStart(ONE, "markets", 0, 10);

        progress.settled();

        assertThat(progress.running()).isEmpty();
    }
}
