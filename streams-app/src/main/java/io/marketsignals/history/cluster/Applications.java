package io.marketsignals.history.cluster;

import io.marketsignals.app.AppException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The application's instances and, where kills are asked for, the ones that follow them. Belongs to one thread. */
public final class Applications implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final ReplayCluster cluster;
    private final Launch launch;
    private final CommittedOffsets offsets;
    private final List<AppRun> running = new ArrayList<>();
    private Map<TopicPartition, OffsetAndMetadata> committedAtStart = Map.of();
    private int killed;

    /**
     * How instances are started.
     *
     * @param main name of the class whose command {@code run} is the application
     * @param logs folder for the logs of instances with JVMs of their own
     */
    public record Launch(int instances, Kills kills, String main, Path logs) {
        /** Whether the instances have JVMs of their own. */
        public boolean ownJvms() {
            return instances > 1 || kills.wanted();
        }
    }

    public Applications(ReplayCluster cluster, Admin admin, Launch launch) {
        this.cluster = cluster;
        this.launch = launch;
        this.offsets = new CommittedOffsets(admin, cluster.config().applicationId());
    }

    /** Starts all instances. */
    public void start() {
        for (int instance = 0; instance < launch.instances(); instance++) {
            running.add(launch(instance));
        }
    }

    private AppRun launch(int instance) {
        return launch.ownJvms()
                ? AppRun.child(cluster.settingsFile(instance), launch.main(), log(instance))
                : AppRun.here(cluster.config());
    }

    /** {@code app.log}, {@code app-2.log} and so on. */
    private Path log(int instance) {
        return launch.logs().resolve(instance == 0 ? "app.log" : "app-" + (instance + 1) + ".log");
    }

    /** Throws when an instance has stopped by itself. */
    public void check() {
        running.forEach(AppRun::check);
    }

    /** Whether so many ticks are enough for the next kill. */
    public boolean killDue(long published) {
        Kills kills = launch.kills();
        return kills.wanted() && killed < kills.count() && published >= kills.after() * (killed + 1);
    }

    /** How often one was killed so far. */
    public int killed() {
        return killed;
    }

    /** Waits until the application has committed something since the last start, kills one hard and starts it again. */
    public void killAndRestart() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (offsets.read().equals(committedAtStart)) {
            check();
            if (System.nanoTime() > deadline) {
                throw new AppException(
                        AppException.Reason.STREAM_FAILED,
                        "The application committed nothing within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        int victim = killed % running.size();
        if (running.get(victim) instanceof AppRun.Child child) {
            child.kill();
        }
        killed++;
        committedAtStart = offsets.read();
        running.set(victim, launch(victim));
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops all instances cleanly; nothing happens the second time. */
    public void stop() {
        running.forEach(AppRun::close);
        running.clear();
    }
}
