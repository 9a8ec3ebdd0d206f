package io.marketsignals.cli;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells that a signal ended a command before its work was done; the process then ends with the signal's own code, 130 or
 * 143, as nothing was achieved. What the command holds outside of the process goes by hooks of its own.
 */
final class Interruption implements AutoCloseable {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Runnable tell;
    private final Thread hook = new Thread(this::begin, "interruption");

    /** What a signal may end. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private Interruption(Runnable tell) {
        this.tell = tell;
    }

    /**
     * Does the work and returns the command's exit code. What fails while the process is on its way down is no news.
     *
     * @param tell what to do first when the signal comes
     */
    static int during(Work work, Runnable tell) throws IOException, InterruptedException {
        try (Interruption interruption = new Interruption(tell)) {
            Runtime.getRuntime().addShutdownHook(interruption.hook);
            try {
                work.run();
                return ExitCode.OK.code();
            } catch (RuntimeException | IOException failed) {
                if (interruption.begun.get()) {
                    return ExitCode.STREAM_FAILED.code(); // never seen: the signal's own code ends the process
                }
                throw failed;
            }
        }
    }

    /** From now on a signal finds nothing to tell. */
    @Override
    public void close() {
        if (!begun.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                begun.set(true);
            }
        }
    }

    private void begin() {
        begun.set(true);
        tell.run();
    }
}
