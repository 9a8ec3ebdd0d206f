package io.marketsignals.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells that a signal ended a command before its work was done; the process then ends with the signal's own code, 130 or
 * 143, as nothing was achieved. What the command holds outside of the process goes by hooks of its own.
 */
final class Interruption implements AutoCloseable {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Runnable tell;
    private final Thread hook = new Thread(this::begin, "interruption");

    private Interruption(Runnable tell) {
        this.tell = tell;
    }

    /** @param tell what to do first when the signal comes */
    static Interruption install(Runnable tell) {
        Interruption interruption = new Interruption(tell);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether the process is on its way down, so that what fails now is no news. */
    boolean begun() {
        return begun.get();
    }

    /** From now on a signal finds nothing to tell. */
    @Override
    public void close() {
        if (!begun()) {
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
