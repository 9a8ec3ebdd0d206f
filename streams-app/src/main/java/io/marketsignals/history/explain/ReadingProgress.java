package io.marketsignals.history.explain;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Says every two seconds how many ticks were read; what takes less says nothing. */
final class ReadingProgress implements LongConsumer {
    private static final long EVERY = Duration.ofSeconds(2).toNanos();

    private final PrintWriter err;
    private long told = System.nanoTime();

    ReadingProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(long ticks) {
        long now = System.nanoTime();
        if (now - told >= EVERY) {
            told = now;
            err.printf(Locale.ROOT, "%,d ticks read%n", ticks);
            err.flush();
        }
    }
}
