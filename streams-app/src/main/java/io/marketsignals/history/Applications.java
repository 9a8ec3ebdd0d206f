package io.marketsignals.history;

import io.marketsignals.app.AppException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The application and, where kills are asked for, the ones that follow it. Belongs to one thread. */
final class Applications implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final ReplayCluster cluster;
    private final ReplayRequest request;
    private final String main;
    private AppRun running = NONE;
    private Map<TopicPartition, OffsetAndMetadata> committedAtStart = Map.of();
    private int killed;

    Applications(ReplayCluster cluster, ReplayRequest request, String main) {
        this.cluster = cluster;
        this.request = request;
        this.main = main;
    }

    void start() {
        running = request.kills().wanted()
                ? AppRun.child(cluster.settings(), main, request.out().resolve("app.log"))
                : AppRun.here(cluster.config());
    }

    /** Throws when the application has stopped by itself. */
    void check() {
        running.check();
    }

    /** Whether so many ticks are enough for the next kill. */
    boolean killDue(long published) {
        ReplayRequest.Kills kills = request.kills();
        return kills.wanted() && killed < kills.count() && published >= kills.after() * (killed + 1);
    }

    /** How often it was killed so far. */
    int killed() {
        return killed;
    }

    /** Waits until the application has committed something since it started, kills it hard and starts it again. */
    void killAndRestart(Admin admin) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (committed(admin).equals(committedAtStart)) {
            check();
            if (System.nanoTime() > deadline) {
                throw new AppException(
                        AppException.Reason.STREAM_FAILED,
                        "The application committed nothing within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        if (running instanceof AppRun.Child child) {
            child.kill();
        }
        killed++;
        committedAtStart = committed(admin);
        start();
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops the application cleanly; nothing happens the second time. */
    void stop() {
        running.close();
        running = NONE;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(cluster.config().applicationId())
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("The application's offsets cannot be read", e.getCause());
        }
    }

    /** Before the first start and after the end. */
    private static final AppRun NONE = new AppRun() {
        @Override
        public void check() {}

        @Override
        public void close() {}
    };
}
