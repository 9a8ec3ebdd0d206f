package io.marketsignals.local.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    private final Pacer pacer = new Pacer(60, 0);

    @Test
    void shouldTakeASecondForAMinuteWhenSixtyTimesAsFast() {
        assertThat(pacer.waitNanos(1_000, 0)).isZero();
        assertThat(pacer.waitNanos(1_000 + MINUTE, 0)).isEqualTo(SECOND);
        assertThat(pacer.waitNanos(1_000 + 2 * MINUTE, SECOND)).isEqualTo(SECOND);
    }

    @Test
    void shouldJumpOverTheTimeBetweenSessions() {
        pacer.waitNanos(0, 0);
        pacer.waitNanos(MINUTE, 0);

        assertThat(pacer.waitNanos(900 * MINUTE, SECOND)).isZero();
        assertThat(pacer.waitNanos(901 * MINUTE, SECOND)).isEqualTo(SECOND);
    }

    @Test
    void shouldNotWaitWhenBehind() {
        pacer.waitNanos(0, 0);

        assertThat(pacer.waitNanos(MINUTE, 5 * SECOND)).isNegative();
    }
}
