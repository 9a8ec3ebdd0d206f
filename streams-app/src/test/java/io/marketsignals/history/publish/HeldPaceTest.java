package io.marketsignals.history.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HeldPaceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong reached = new AtomicLong(-1);
    private final List<String> told = new ArrayList<>();
    private final AtomicLong looks = new AtomicLong();
    private Thread publisher = new Thread();

    @AfterEach
    void stop() throws InterruptedException {
        publisher.interrupt();
        publisher.join();
    }

    @Test
    void shouldPublishNothingWhileItIsHeldFromTheStart() throws Exception {
        HeldPace pace = held(true);

        publish(pace, 0, 60_000, 120_000);

        awaitLooks();
        assertThat(reached).hasValue(-1);
        assertThat(told).containsExactly("paused before the first tick");
    }

    @Test
    void shouldReachWhatAStepAllowsAndNoMore() throws Exception {
        HeldPace pace = held(true);
        publish(pace, 0, 60_000, 60_001, 120_000, 120_001);

        pace.step(MINUTE);
        awaitReached(60_000);
        pace.step(MINUTE);
        awaitReached(120_000);

        awaitLooks();
        assertThat(reached).hasValue(120_000);
        assertThat(told).endsWith("paused at 1970-01-01T00:02:00Z");
    }

    @Test
    void shouldAddUpStepsThatAreAskedForBeforeTheFirstTick() throws Exception {
        HeldPace pace = held(true);
        pace.step(MINUTE);
        pace.step(MINUTE);

        publish(pace, 1_000, 121_000, 121_001);

        awaitReached(121_000);
        awaitLooks();
        assertThat(reached).hasValue(121_000);
    }

    @Test
    void shouldRunFreelyOnceItIsLetGo() throws Exception {
        HeldPace pace = held(true);
        publish(pace, 0, 60_000, 7_200_000);

        pace.go();

        publisher.join();
        assertThat(reached).hasValue(7_200_000);
    }

    @Test
    void shouldForgetStepsOnceItIsLetGo() throws Exception {
        HeldPace pace = held(true);
        pace.step(MINUTE);
        pace.go();

        publish(pace, 0, 7_200_000);

        publisher.join();
        assertThat(reached).hasValue(7_200_000);
    }

    @Test
    void shouldStayWhereItIsWhenPaused() throws Exception {
        HeldPace pace = held(false);
        CountDownLatch paused = new CountDownLatch(1);
        publisher = new Thread(() -> {
            try {
                pace.await(1_000);
                pace.pause();
                paused.countDown();
                pace.await(1_001);
                reached.set(1_001);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        publisher.start();
        assertThat(paused.await(10, TimeUnit.SECONDS)).isTrue();

        awaitLooks();

        assertThat(reached).hasValue(-1);
    }

    @Test
    void shouldForgetTheRestOfAStepWhenPaused() throws Exception {
        HeldPace pace = held(false);
        pace.await(0);
        pace.step(Duration.ofHours(1));
        pace.pause();

        publish(pace, 60_000);

        awaitLooks();
        assertThat(reached).hasValue(-1);
        assertThat(told).containsExactly("paused at 1970-01-01T00:00:00Z");
    }

    @Test
    void shouldNotMakeUpForTheTimeItWasHeld() throws Exception {
        // An hour of event time takes 0.2 s; a second is spent held before it.
        HeldPace pace = new HeldPace(Pace.realTime(18_000), MINUTE, false, this::look, told::add);
        pace.await(0);
        pace.pause();
        Thread letGo = new Thread(() -> {
            try {
                Thread.sleep(1_000);
                pace.go();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        letGo.start();
        pace.await(1);
        long begin = System.nanoTime();

        pace.await(3_600_000);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(150));
        letGo.join();
    }

    @Test
    void shouldGatherNoMoreThanAStepInAFlush() {
        HeldPace pace = held(false);

        assertThat(pace.flushEvery()).isEqualTo(MINUTE);
        assertThat(pace.longestStep()).isEqualTo(MINUTE);
    }

    private HeldPace held(boolean paused) {
        return new HeldPace(Pace.unlimited(), MINUTE, paused, this::look, told::add);
    }

    private void look() {
        looks.incrementAndGet();
    }

    private void publish(HeldPace pace, long... times) {
        publisher = new Thread(() -> {
            try {
                for (long time : times) {
                    pace.await(time);
                    reached.set(time);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        publisher.start();
    }

    private void awaitReached(long time) throws InterruptedException {
        while (reached.get() < time) {
            Thread.sleep(1);
        }
    }

    /** Until it has waited in vain for a while. */
    private void awaitLooks() throws InterruptedException {
        long before = looks.get();
        while (looks.get() < before + 5) {
            Thread.sleep(1);
        }
    }
}
