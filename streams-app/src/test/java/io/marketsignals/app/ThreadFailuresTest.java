package io.marketsignals.app;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
    private final AtomicLong seconds = new AtomicLong();
    private final ThreadFailures failures =
            new ThreadFailures(2, Duration.ofSeconds(60), Duration.ZERO, () -> TimeUnit.SECONDS.toNanos(seconds.get()));

    @Test
    void shouldStopTheInstanceWhenMoreThreadsFailThanAllowed() {
        assertThat(failures.handle(new IllegalStateException("a"))).isEqualTo(REPLACE_THREAD);
        assertThat(failures.handle(new IllegalStateException("b"))).isEqualTo(REPLACE_THREAD);
        assertThat(failures.handle(new IllegalStateException("c"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.last()).get().extracting(Throwable::getMessage).isEqualTo("c");
    }

    @Test
    void shouldForgetFailuresOlderThanThePeriod() {
        failures.handle(new IllegalStateException("a"));
        failures.handle(new IllegalStateException("b"));

        seconds.set(61);

        assertThat(failures.handle(new IllegalStateException("c"))).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void shouldNameTheInnermostCause() {
        Throwable wrapped = new RuntimeException("task 0_1 failed", new IllegalStateException("registry is away"));

        assertThat(ThreadFailures.sentence(wrapped)).isEqualTo("IllegalStateException: registry is away");
    }
}
