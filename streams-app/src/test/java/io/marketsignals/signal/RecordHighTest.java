package io.marketsignals.signal;

import static io.marketsignals.signal.ClosedIndex.evidence;
import static io.marketsignals.signal.ClosedIndex.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import org.junit.jupiter.api.Test;

class RecordHighTest {
    private final ClosedIndex index = ClosedIndex.of(RecordHigh.from(Settings.DEFAULTS));

    @Test
    void shouldTellAHighProvisionallyWhileTheSessionIsOpen() {
        index.close(95, 100, 96);
        index.close(75, 99, 98);

        Finding high = index.trade(98, 104, 103).get(0);

        assertThat(high.phase()).isEqualTo(Phase.TRUE);
        assertThat(high.confirmation()).isEqualTo(Confirmation.PROVISIONAL);
        assertThat(evidence(high, "high")).isEqualTo(104.0);
        assertThat(evidence(high, "level")).isEqualTo(103.0);
        assertThat(evidence(high, "previousRecord")).isEqualTo(100.0);
        assertThat(evidence(high, "sessionsBetween")).isEqualTo(1.0);
        assertThat((double) evidence(high, "margin")).isCloseTo(0.04, within(1e-12));
        // the low of 75 below the record of 100; that of the record's own session does not count
        assertThat((double) evidence(high, "deepestDrawdown")).isCloseTo(0.25, within(1e-12));
        assertThat(reason(high))
                .isEqualTo(
                        "IX trades at 104.00, its first record high since 1 Jan 2024 (1 session), in a known history of"
                                + " 2 sessions; the session is still open.");
    }

    @Test
    void shouldSettleTheHighAtTheCloseThoughTheCloseIsBelowIt() {
        index.close(100);

        Finding high = index.close(90, 101, 92).get(0);

        assertThat(high.phase()).isEqualTo(Phase.SETTLED);
        assertThat(high.confirmation()).isEqualTo(Confirmation.FINAL);
    }

    @Test
    void shouldSayNothingWhenTheHighIsOnlyEqualled() {
        index.close(100);

        assertThat(index.trade(90, 100, 95)).isEmpty();
        assertThat(index.close(90, 100, 95)).extracting(Finding::phase).containsExactly(Phase.FALSE);
    }

    @Test
    void shouldSayNothingInTheFirstSession() {
        assertThat(index.trade(90, 100, 95)).isEmpty();
        assertThat(index.close(90, 100, 95)).isEmpty();
    }

    @Test
    void shouldEndAtTheCloseWhenTheLevelRestsOnTooFewMembers() {
        ClosedIndex derived = new ClosedIndex(RecordHigh.from(Settings.DEFAULTS), true);
        derived.close(100);

        assertThat(derived.breadth(49, 0).trade(100, 110, 110)).isEmpty();
        assertThat(derived.close(100, 110, 110)).extracting(Finding::phase).containsExactly(Phase.FALSE);
    }
}
