package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WallClockIdleTest {
    private static final long START = 1_700_000_000_000L;

    private final WallClockIdle idle = new WallClockIdle(Duration.ofSeconds(30));

    @Test
    void shouldBeSilentWhenNothingWasHeardForTheTimeout() {
        assertThat(idle.silence(START)).isEmpty();
        assertThat(idle.silence(START + 15_000)).isEmpty();

        assertThat(idle.silence(START + 30_000)).hasValue(30_000);
        assertThat(idle.silence(START + 45_000)).hasValue(45_000);
    }

    @Test
    void shouldStartAnewWhenSomethingWasHeard() {
        idle.silence(START);
        idle.silence(START + 15_000);
        idle.heard();

        assertThat(idle.silence(START + 30_000)).isEmpty();
        assertThat(idle.silence(START + 45_000)).isEmpty();
        assertThat(idle.silence(START + 60_000)).hasValue(30_000);
    }

    @Test
    void shouldStartAnewWhenTheThreadWasHeldUp() {
        idle.silence(START);

        assertThat(idle.silence(START + 600_000)).isEmpty();
        assertThat(idle.silence(START + 615_000)).isEmpty();
        assertThat(idle.silence(START + 630_000)).hasValue(30_000);
    }

    @Test
    void shouldStartAnewWhenTheClockWasSetBack() {
        idle.silence(START);

        assertThat(idle.silence(START - 3_600_000)).isEmpty();
        assertThat(idle.silence(START - 3_585_000)).isEmpty();
        assertThat(idle.silence(START - 3_570_000)).hasValue(30_000);
    }
}
