package io.marketsignals.bench.application;

import io.marketsignals.bench.cluster.ChildJvm;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An instance of the application in a JVM of its own. Belongs to one thread. */
public final class AppProcess implements AutoCloseable {
    static final String RUNNING = "running ";
    static final String CPU = "cpu";
    static final String STOP = "stop";

    private final ChildJvm jvm;
    private final long launched;
    private Duration untilRunning = Duration.ZERO;
    private Duration starting = Duration.ZERO;

    private AppProcess(ChildJvm jvm, long launched) {
        this.jvm = jvm;
        this.launched = launched;
    }

    /**
     * Starts it and waits until all its state is restored and it processes records.
     *
     * @param heap for example 1g
     * @throws IllegalStateException when it ends instead
     */
    public static AppProcess start(String heap, Map<String, String> settings) {
        List<String> arguments = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        long launched = System.nanoTime();
        ChildJvm jvm = ChildJvm.start("application", ChildJvm.application(heap), AppMain.class, arguments);
        AppProcess app = new AppProcess(jvm, launched);
        try {
            String answer = jvm.answer();
            app.untilRunning = Duration.ofNanos(System.nanoTime() - launched);
            app.starting = Duration.ofNanos(Long.parseLong(answer.substring(RUNNING.length())));
            return app;
        } catch (RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** When its JVM was launched, by {@code System.nanoTime}. */
    public long launched() {
        return launched;
    }

    /** From the launch of the JVM until it ran. */
    public Duration untilRunning() {
        return untilRunning;
    }

    /** The part of that without the start of the JVM: topics checked, topology built, group joined, state restored. */
    public Duration starting() {
        return starting;
    }

    /** Processor time of the whole JVM so far. */
    public Duration cpu() {
        jvm.tell(CPU);
        return Duration.ofNanos(Long.parseLong(jvm.answer()));
    }

    /** Stops it cleanly, with all committed. */
    public void stop() {
        jvm.tell(STOP);
        if (!Boolean.parseBoolean(jvm.answer())) {
            throw new IllegalStateException("The application did not stop in time");
        }
        jvm.close();
    }

    /** Ends it as it is. */
    @Override
    public void close() {
        jvm.close();
    }
}
