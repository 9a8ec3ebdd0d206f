package io.marketsignals.wire;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks another registry again while it does not answer, and gives up after a time. The caller waits: a stream thread that
 * needs a schema has nothing better to do, as long as the patience stays well under its {@code max.poll.interval.ms}.
 */
public final class PatientRegistry implements SchemaRegistry {
    /** Long enough for a restart of the registry, well under Kafka's poll interval of five minutes. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(PatientRegistry.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final SchemaRegistry registry;
    private final Duration patience;

    /**
     * Waits for the registry given.
     *
     * @param patience how long to go on asking; zero asks once
     */
    public PatientRegistry(SchemaRegistry registry, Duration patience) {
        this.registry = registry;
        this.patience = patience;
    }

    @Override
    public int register(String subject, String schemaJson) {
        IntSupplier question = () -> registry.register(subject, schemaJson);
        return ask(question::getAsInt);
    }

    @Override
    public String schema(int id) {
        return ask(() -> registry.schema(id));
    }

    @Override
    public void close() {
        registry.close();
    }

    private <T> T ask(Supplier<T> question) {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return question.get();
            } catch (RegistryUnavailableException e) {
                long leftMillis = patience.minusNanos(System.nanoTime() - start).toMillis();
                if (!e.passing() || leftMillis <= 0 || !sleep(Math.min(pause, leftMillis))) {
                    throw e;
                }
                if (pause == FIRST_PAUSE_MILLIS) {
                    LOG.warn("Waiting up to {} s: {}", patience.toSeconds(), e.getMessage());
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
