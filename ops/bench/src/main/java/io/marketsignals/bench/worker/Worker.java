package io.marketsignals.bench.worker;

import io.marketsignals.bench.cluster.ChildJvm;
import java.util.List;

/** The parent's side of a contender's JVM, which lives through all passes and is idle between them. */
public final class Worker implements AutoCloseable {
    private final ChildJvm jvm;

    private Worker(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /** Starts the JVM; returns at once. {@code flags} are the same for all workers that are compared. */
    public static Worker start(WorkerSetup setup, List<String> flags) {
        ChildJvm jvm = ChildJvm.start(setup.contender(), flags, WorkerMain.class, List.of());
        jvm.tell(Wire.line(setup));
        return new Worker(jvm);
    }

    public String name() {
        return jvm.name();
    }

    /**
     * Runs a pass and waits for its end.
     *
     * @throws IllegalStateException when the worker fails; its standard error says why
     */
    public PassFigures run(PassRequest request) {
        jvm.tell(Wire.line(request));
        return Wire.read(jvm.answer(), PassFigures.class);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
