package io.marketsignals.demo;

import io.marketsignals.app.AppException;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.local.feed.Feeder;
import io.marketsignals.local.feed.Pacer;
import io.marketsignals.local.simulator.SimulatedMarket;
import io.marketsignals.local.simulator.SimulatedMarkets;
import io.marketsignals.local.simulator.Simulation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The acts of a demo, once everything is up: the history, the live week, and what comes after. */
final class DemoRun implements AutoCloseable {
    /** Wall time that the live week takes when nobody says otherwise. */
    private static final Duration LIVE_WEEK = Duration.ofSeconds(45);

    private static final Duration SHORTEST_LIVE_WEEK = Duration.ofSeconds(5);
    /** Left of the limit for the last results and for closing. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private static final Duration HISTORY_BOUND = Duration.ofSeconds(90);
    private static final Duration CATCH_UP_BOUND = Duration.ofSeconds(30);
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final long POLL_MILLIS = 20;
    private static final long DRAW_MILLIS = 200;

    private final DemoSettings settings;
    private final Simulation simulation;
    private final Feeder feeder;
    private final Board board;
    private final SignalsApp app;
    private final Display display;
    private final ScheduledExecutorService painter = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "demo-painter");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String phase = "starting";

    DemoRun(DemoSettings settings, Feeder feeder, Board board, SignalsApp app, Display display) {
        this.settings = settings;
        this.simulation = new Simulation(settings.seed());
        this.feeder = feeder;
        this.board = board;
        this.app = app;
        this.display = display;
    }

    /** Plays until the stories are told, the limit is over, or the feeder is stopped. */
    void play() throws InterruptedException {
        var unused = painter.scheduleWithFixedDelay(this::paint, 0, DRAW_MILLIS, TimeUnit.MILLISECONDS);
        Duration limit = settings.limit().orElse(FOR_EVER);
        long deadline = WallClock.nanosAt(limit.minus(CLOSING));
        phase = "history of 80 sessions";
        feeder.history(deadline);
        awaitClosed(SimulatedMarkets.LIVE_FROM.minusDays(1), Math.min(deadline, nanosFromNow(HISTORY_BOUND)));
        double speed = settings.speed().orElseGet(() -> fitting(limit));
        phase = "live week, " + Figures.count(Math.round(speed)) + " times as fast";
        boolean told = feeder.live(new Pacer(speed, System.nanoTime()), deadline);
        phase = "catching up";
        if (told) {
            awaitClosed(SimulatedMarkets.LIVE_TO, Math.min(deadline, nanosFromNow(CATCH_UP_BOUND)));
        }
        if (told && settings.hold()) {
            phase = "the stories are told; Ctrl-C ends";
            hold(deadline);
        }
        paint();
    }

    Progress progress() {
        return new Progress(phase, feeder.eventTime(), feeder.ticks(), WallClock.elapsed());
    }

    @Override
    public void close() {
        painter.shutdownNow();
        display.close();
    }

    /** Waits until the pipeline has closed each market's last session up to a date. */
    private void awaitClosed(LocalDate date, long deadlineNanos) throws InterruptedException {
        for (SimulatedMarket market : simulation.markets()) {
            LocalDate last = market.sessions(date.minusDays(7), date).stream()
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .date();
            while (!board.closed(market.index("SMALL").id(), last) && goesOn(deadlineNanos)) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private void hold(long deadlineNanos) throws InterruptedException {
        while (goesOn(deadlineNanos)) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean goesOn(long deadlineNanos) throws InterruptedException {
        if (!app.streams().state().isRunningOrRebalancing()
                && app.streams().state().hasStartedOrFinishedShuttingDown()) {
            throw app.awaitStopped()
                    .orElseGet(() -> new AppException(AppException.Reason.STREAM_FAILED, "The stream was closed."));
        }
        return !feeder.stopped() && System.nanoTime() < deadlineNanos;
    }

    /** The speed at which the live week ends in time. */
    private double fitting(Duration limit) {
        Duration left = limit.minus(CLOSING).minus(WallClock.elapsed()).minus(Duration.ofSeconds(3));
        Duration week = left.compareTo(LIVE_WEEK) < 0 ? left : LIVE_WEEK;
        Duration bounded = week.compareTo(SHORTEST_LIVE_WEEK) < 0 ? SHORTEST_LIVE_WEEK : week;
        return (double) simulation.liveTradingTime().toMillis() / bounded.toMillis();
    }

    private static long nanosFromNow(Duration bound) {
        return System.nanoTime() + bound.toNanos();
    }

    private void paint() {
        display.show(board.state(), progress());
    }
}
