package io.marketsignals.signal;

import static io.marketsignals.signal.ClosedIndex.evidence;
import static io.marketsignals.signal.ClosedIndex.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.model.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordCloseTest {
    private final ClosedIndex index = ClosedIndex.of(RecordClose.from(Settings.DEFAULTS));

    @Test
    void shouldTellARecordWithWhatLiesBetween() {
        index.close(100);
        index.close(80);
        index.close(90);
        index.silent();

        List<Finding> findings = index.close(105);

        Finding record = findings.get(0);
        assertThat(record.phase()).isEqualTo(Finding.Phase.HAPPENED);
        assertThat(record.direction()).isEqualTo(Direction.UP);
        assertThat(evidence(record, "close")).isEqualTo(105.0);
        assertThat(evidence(record, "previousRecord")).isEqualTo(100.0);
        assertThat(evidence(record, "previousRecordDate")).isEqualTo("2024-01-01");
        assertThat(evidence(record, "sessionsBetween")).isEqualTo(3.0);
        assertThat((double) evidence(record, "margin")).isCloseTo(0.05, within(1e-12));
        assertThat((double) evidence(record, "deepestDrawdown")).isCloseTo(0.2, within(1e-12));
        assertThat(evidence(record, "knownHistory")).isEqualTo(4.0);
        assertThat(reason(record))
                .isEqualTo(
                        "IX closes at 105.00, its first record close since 1 Jan 2024 (3 sessions), in a known history"
                                + " of 4 sessions.");
    }

    @Test
    void shouldTellNoRecordInTheFirstSessionOrWhenEqual() {
        index.silent();

        assertThat(index.close(100)).isEmpty();
        assertThat(index.close(100)).isEmpty();
        assertThat(index.close(100.01)).hasSize(1);
    }

    @Test
    void shouldKeepTheFirstDateOfALevelThatWasOnlyEqualled() {
        index.close(100);
        index.close(100);

        Finding record = index.close(101).get(0);

        assertThat(evidence(record, "previousRecordDate")).isEqualTo("2024-01-01");
        assertThat(evidence(record, "sessionsBetween")).isEqualTo(1.0);
        assertThat(evidence(record, "deepestDrawdown")).isEqualTo(0.0);
    }

    @Test
    void shouldSayAnotherRecordWhenTheSessionBeforeWasOne() {
        index.close(100);
        index.close(101);

        Finding record = index.close(102).get(0);

        assertThat(reason(record)).startsWith("IX closes at 102.00, another record close after that of 2 Jan 2024");
        assertThat(evidence(record, "sessionsBetween")).isEqualTo(0.0);
        assertThat(record.strength().severity()).isEqualTo(Severity.LOW);
        assertThat(evidence(record, "deepestDrawdown")).isNull();
    }

    @Test
    void shouldNotSpeakOfAKnownHistoryOnceItIsLongEnough() {
        index.close(100);
        index.closes(250, 99);
        Finding shortHistory = ClosedIndex.of(RecordClose.from(Settings.DEFAULTS))
                .closes(251, 99)
                .close(100)
                .get(0);
        index.close(99);

        Finding record = index.close(100.5).get(0);

        // 252 sessions before it, 251 of them after the record
        assertThat(evidence(shortHistory, "knownHistory")).isEqualTo(251.0);
        assertThat(evidence(record, "knownHistory")).isNull();
        assertThat(reason(record))
                .isEqualTo("IX closes at 100.50, its first record close since 1 Jan 2024 (251 sessions).");
        assertThat(record.strength().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void shouldTellNoRecordOfALevelFromTooFewMembers() {
        ClosedIndex derived = new ClosedIndex(RecordClose.from(Settings.DEFAULTS), true);
        derived.close(100);

        assertThat(derived.breadth(49, 0).close(101)).isEmpty();
        assertThat(derived.breadth(50, 0).close(102)).hasSize(1);
    }

    @Test
    void shouldSayNothingWhileTheSessionIsOpen() {
        index.close(100);

        assertThat(index.trade(100, 120, 120)).isEmpty();
    }
}
