package io.marketsignals.history.load;

import io.marketsignals.local.feed.Feeder;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line every ten seconds that says how far a feed is, until it is closed. */
final class SimulationProgress implements AutoCloseable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final long SECONDS = 10;

    private final PrintWriter out;
    private final Feeder feeder;
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulation-progress");
        thread.setDaemon(true);
        return thread;
    });

    SimulationProgress(PrintWriter out, Feeder feeder) {
        this.out = out;
        this.feeder = feeder;
        var unused = teller.scheduleAtFixedRate(this::tell, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Event time of the last round. */
    String where() {
        return feeder.eventTime() == 0
                ? "the start"
                : CLOCK.format(Instant.ofEpochMilli(feeder.eventTime()).atOffset(ZoneOffset.UTC)) + " UTC";
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }

    private void tell() {
        out.printf(Locale.ROOT, "%s, %,d ticks%n", where(), feeder.ticks());
        out.flush();
    }
}
