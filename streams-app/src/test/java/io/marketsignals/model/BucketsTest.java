package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BucketsTest {
    private final Buckets seconds = new Buckets(1000);

    @Test
    void shouldHoldItsStartAndNotItsEnd() {
        assertThat(seconds.of(2000)).isEqualTo(2);
        assertThat(seconds.of(2999)).isEqualTo(2);
        assertThat(seconds.start(2)).isEqualTo(2000);
        assertThat(seconds.end(2)).isEqualTo(3000);
    }

    @Test
    void shouldCountDownwardsBeforeTheEpoch() {
        assertThat(seconds.of(-1)).isEqualTo(-1);
        assertThat(seconds.of(-1000)).isEqualTo(-1);
        assertThat(seconds.of(-1001)).isEqualTo(-2);
        assertThat(seconds.lastEnded(-1)).isEqualTo(-2);
    }

    @Test
    void shouldHaveEndedExactlyAtItsEnd() {
        assertThat(seconds.lastEnded(2999)).isEqualTo(1);
        assertThat(seconds.lastEnded(3000)).isEqualTo(2);
    }

    @Test
    void shouldRefuseABucketWithoutLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Buckets(0));
    }
}
