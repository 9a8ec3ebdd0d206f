package io.marketsignals.signal;

import static io.marketsignals.signal.ClosedIndex.evidence;
import static io.marketsignals.signal.ClosedIndex.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreadthNonConfirmationTest {
    private final ClosedIndex index = ClosedIndex.of(BreadthNonConfirmation.from(Settings.DEFAULTS));

    /** Nineteen sessions from 1000 by one a session, with a line that moves by 20 a session the same way. */
    private void trend(int sign) {
        index.breadth(50 + 10 * sign, 50 - 10 * sign);
        for (int i = 0; i < 19; i++) {
            index.close(1000 + i * sign);
        }
    }

    private static Phase phase(List<Finding> findings, Direction direction) {
        return findings.stream()
                .filter(f -> f.direction() == direction)
                .findFirst()
                .map(Finding::phase)
                .orElse(null);
    }

    @Test
    void shouldTellAHighThatTheLineDoesNotConfirm() {
        trend(1);

        List<Finding> findings = index.breadth(20, 80).close(1020);

        // the line ended the nineteenth session at 19 x 20 = 380 and falls by 60
        assertThat(phase(findings, Direction.UP)).isEqualTo(Phase.TRUE);
        assertThat(phase(findings, Direction.DOWN)).isEqualTo(Phase.FALSE);
        Finding up = findings.get(0);
        assertThat(evidence(up, "close")).isEqualTo(1020.0);
        assertThat(evidence(up, "previousHigh")).isEqualTo(1018.0);
        assertThat(evidence(up, "previousSession")).isEqualTo("2024-01-19");
        assertThat(evidence(up, "adLine")).isEqualTo(320.0);
        assertThat(evidence(up, "adLineHigh")).isEqualTo(380.0);
        assertThat(evidence(up, "adLineSession")).isEqualTo("2024-01-19");
        // 60 of 100 members
        assertThat(up.strength().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(reason(up))
                .isEqualTo(
                        "IX closes at its 20-session high of 1,020.00 while its advance/decline line stays below its own"
                                + " of 19 Jan 2024.");
    }

    @Test
    void shouldTellALowThatTheLineDoesNotConfirm() {
        trend(-1);

        List<Finding> findings = index.breadth(80, 20).close(980);

        assertThat(phase(findings, Direction.DOWN)).isEqualTo(Phase.TRUE);
        assertThat(phase(findings, Direction.UP)).isEqualTo(Phase.FALSE);
        assertThat(evidence(findings.get(1), "previousLow")).isEqualTo(982.0);
        assertThat(evidence(findings.get(1), "adLineLow")).isEqualTo(-380.0);
        assertThat(reason(findings.get(1))).contains("20-session low of 980.00").contains("stays above");
    }

    @Test
    void shouldCountAnEqualCloseAsItsHigh() {
        trend(1);

        assertThat(phase(index.breadth(49, 51).close(1018), Direction.UP)).isEqualTo(Phase.TRUE);
    }

    @Test
    void shouldHoldUntilTheCloseIsOnePercentAway() {
        trend(1);
        index.breadth(20, 80).close(1020);
        index.breadth(50, 50);

        // 1 % below 1020 is 1009.80
        assertThat(phase(index.close(1019), Direction.UP)).isEqualTo(Phase.HELD);
        assertThat(phase(index.close(1009.81), Direction.UP)).isEqualTo(Phase.HELD);
        assertThat(phase(index.close(1009.79), Direction.UP)).isEqualTo(Phase.FALSE);
    }

    @Test
    void shouldClearWhenTheLineMakesItsOwnHigh() {
        trend(1);
        index.breadth(20, 80).close(1020);

        // 320 + 58 is below 380, 378 + 2 equals it
        assertThat(phase(index.breadth(79, 21).close(1021), Direction.UP)).isEqualTo(Phase.TRUE);
        assertThat(phase(index.breadth(51, 49).close(1021), Direction.UP)).isEqualTo(Phase.FALSE);
    }

    @Test
    void shouldTellNeitherSideWhenTheIndexStoodStill() {
        index.breadth(80, 20).close(1000);
        index.breadth(20, 80).close(1000);
        index.breadth(50, 50).closes(17, 1000);

        assertThat(index.close(1000)).extracting(Finding::phase).doesNotContain(Phase.TRUE);
    }

    @Test
    void shouldSayNothingWithFewerSessionsOrTooFewMembers() {
        index.closes(18, 1000);
        assertThat(index.breadth(20, 80).close(1020)).isEmpty();

        assertThat(index.breadth(0, 49).close(1021)).isEmpty();
        assertThat(index.breadth(0, 50).close(1022)).hasSize(2);
    }

    @Test
    void shouldLookPastASilentSession() {
        trend(1);
        index.silent();

        assertThat(phase(index.breadth(20, 80).close(1020), Direction.UP)).isEqualTo(Phase.TRUE);
    }
}
