package io.marketsignals.http;

import io.marketsignals.metrics.SignalMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast this instance works: counters' growth over the last ten seconds. Sampled once a second. */
final class Rates implements AutoCloseable {
    private static final int SAMPLES = 11;
    private static final double NANOS = 1e9;

    private static final Logger LOG = LoggerFactory.getLogger(Rates.class);

    private final MeterRegistry meters;
    private final LongSupplier unread;
    private volatile long lag;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private final ScheduledExecutorService sampling = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "http-rates");
        thread.setDaemon(true);
        return thread;
    });

    private record Sample(long nanos, double ticks, double refused, double alerts) {}

    Rates(MeterRegistry meters, LongSupplier unread) {
        this.meters = meters;
        this.unread = unread;
    }

    /**
     * Samples from now on.
     *
     * @param unread records that this instance's tasks have not read yet; may wait, and is asked by the sampling thread alone
     */
    static Rates sampling(MeterRegistry meters, LongSupplier unread) {
        Rates rates = new Rates(meters, unread);
        var unused = rates.sampling.scheduleAtFixedRate(rates::sample, 0, 1, TimeUnit.SECONDS);
        return rates;
    }

    @Override
    public void close() {
        sampling.shutdownNow();
    }

    private void sample() {
        try {
            lag = unread.getAsLong();
        } catch (RuntimeException closing) {
            LOG.debug("The client does not say what it has not read", closing);
        }
        Sample now = new Sample(
                System.nanoTime(),
                count(SignalMetrics.TICKS),
                count(SignalMetrics.REFUSED),
                count(SignalMetrics.ALERTS));
        synchronized (samples) {
            samples.addLast(now);
            if (samples.size() > SAMPLES) {
                samples.removeFirst();
            }
        }
    }

    /** Prices and levels taken in, per second. */
    double ticks() {
        synchronized (samples) {
            return samples.isEmpty()
                    ? 0
                    : rate(samples.getLast().ticks() - samples.getFirst().ticks());
        }
    }

    /** Records refused, per second. */
    double refused() {
        synchronized (samples) {
            return samples.isEmpty()
                    ? 0
                    : rate(samples.getLast().refused() - samples.getFirst().refused());
        }
    }

    /** Revisions of alerts told, per second. */
    double alerts() {
        synchronized (samples) {
            return samples.isEmpty()
                    ? 0
                    : rate(samples.getLast().alerts() - samples.getFirst().alerts());
        }
    }

    /** Records that this instance's tasks have not read yet. */
    long lag() {
        return lag;
    }

    private double rate(double growth) {
        double seconds = (samples.getLast().nanos() - samples.getFirst().nanos()) / NANOS;
        return seconds == 0 ? 0 : Math.round(10 * growth / seconds) / 10.0;
    }

    private double count(String name) {
        return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
    }
}
