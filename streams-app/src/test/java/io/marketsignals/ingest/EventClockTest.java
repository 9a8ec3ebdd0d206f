package io.marketsignals.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Buckets;
import org.junit.jupiter.api.Test;

class EventClockTest {
    private static final Buckets SECONDS = new Buckets(1000);

    @Test
    void shouldOpenTheBucketOfItsFirstRecord() {
        EventClock clock = EventClock.START.advance(5_400, SECONDS, 0);

        assertThat(clock).isEqualTo(new EventClock(5_400, 4));
        assertThat(clock.closable(SECONDS, 0)).isEqualTo(4);
    }

    @Test
    void shouldOpenTheBucketAGraceEarlierWhenThereIsOne() {
        EventClock clock = EventClock.START.advance(5_400, SECONDS, 2_000);

        // 5.4 s - 2 s = 3.4 s: bucket 3 is open, 2 is closed
        assertThat(clock.closed()).isEqualTo(2);
    }

    @Test
    void shouldCloseABucketExactlyAtItsEndPlusGrace() {
        EventClock clock = EventClock.START.advance(5_400, SECONDS, 500);

        assertThat(clock.advance(6_499, SECONDS, 500).closable(SECONDS, 500)).isEqualTo(4);
        assertThat(clock.advance(6_500, SECONDS, 500).closable(SECONDS, 500)).isEqualTo(5);
    }

    @Test
    void shouldNotGoBackWhenARecordIsOlder() {
        EventClock clock = EventClock.START.advance(5_400, SECONDS, 0);

        assertThat(clock.advance(1_000, SECONDS, 0)).isEqualTo(clock);
    }

    @Test
    void shouldCloseNothingBeforeItsFirstRecord() {
        assertThat(EventClock.START.started()).isFalse();
        assertThat(EventClock.START.closable(SECONDS, 0)).isEqualTo(EventClock.NEVER);
    }
}
