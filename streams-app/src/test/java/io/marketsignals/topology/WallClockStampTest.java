package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class WallClockStampTest {
    private final MockProcessorContext<byte[], byte[]> task = new MockProcessorContext<>();
    private final WallClockStamp stamp = new WallClockStamp(task);

    @Test
    void shouldMeasureTheTimeSinceItWasPut() {
        task.setCurrentSystemTimeMs(1_000);
        Headers headers = stamp.now();

        task.setCurrentSystemTimeMs(1_250);

        assertThat(stamp.age(headers)).contains(Duration.ofMillis(250));
    }

    @Test
    void shouldMeasureNothingWhereTheOtherClockIsAhead() {
        task.setCurrentSystemTimeMs(1_000);
        Headers headers = stamp.now();

        task.setCurrentSystemTimeMs(900);

        assertThat(stamp.age(headers)).contains(Duration.ZERO);
    }

    @Test
    void shouldHaveNoAgeWithoutAStamp() {
        Headers odd = new RecordHeaders().add(WallClockStamp.HEADER, new byte[] {1});

        assertThat(stamp.age(new RecordHeaders())).isEmpty();
        assertThat(stamp.age(odd)).isEmpty();
    }
}
