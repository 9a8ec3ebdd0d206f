package io.marketsignals.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Closes what a command has started on SIGTERM or SIGINT. A Java process that ends by a signal reports 143 or 130 whatever its
 * hooks do, and supervisors count that as a failure; so after the close this hook ends the process with the exit code
 * that says how it went. When the process ends by itself the hook has nothing to do.
 */
final class StopSignal {
    private final AtomicReference<BooleanSupplier> close = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    private StopSignal() {}

    /** From now on a signal ends the process with {@link ExitCode#OK}, also before there is anything to close. */
    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop-signal"));
        return signal;
    }

    /** @param how closes it, and says whether that went cleanly and in time */
    void closes(BooleanSupplier how) {
        close.set(how);
    }

    /** From now on the process ends by itself, with the code that its command returns. */
    void ended() {
        ended.set(true);
    }

    private void stop() {
        if (ended.get()) {
            return;
        }
        BooleanSupplier started = close.get();
        boolean clean = started == null || started.getAsBoolean();
        Runtime.getRuntime().halt(clean ? ExitCode.OK.code() : ExitCode.STREAM_FAILED.code());
    }
}
