package io.marketsignals.history.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells how a load goes: one line that changes on a terminal, else a line every few seconds. Belongs to one thread. */
final class LoadProgress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final boolean terminal;
    private final long most;
    private final long start = System.nanoTime();
    private long lastTold = start;

    /** @param most ticks that there are at most */
    LoadProgress(PrintWriter out, boolean terminal, long most) {
        this.out = out;
        this.terminal = terminal;
        this.most = most;
    }

    /** Tells where the load is, if it is time to. */
    void tell(long ticks, long passedOver) {
        long now = System.nanoTime();
        if (now - lastTold < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        lastTold = now;
        String line = line(ticks, most, (now - start) / 1e9, passedOver);
        out.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
        out.flush();
    }

    void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    /** The line; the time left is what the ticks so far took, carried on. */
    static String line(long ticks, long most, double seconds, long passedOver) {
        double rate = ticks / Math.max(seconds, 1e-9);
        long left = (long) Math.ceil((most - ticks) / Math.max(rate, 1e-9));
        String held = passedOver == 0 ? "" : String.format(Locale.ROOT, ", %,d records were there already", passedOver);
        return String.format(
                Locale.ROOT,
                "%,d of %,d ticks (%d %%), %,.0f a second, %s left%s",
                ticks,
                most,
                100 * ticks / Math.max(1, most),
                rate,
                left >= 60 ? left / 60 + " min " + left % 60 + " s" : left + " s",
                held);
    }
}
