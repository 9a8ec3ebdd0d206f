package io.marketsignals.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Whether the topics are still there. The cluster is asked at most every ten seconds and never waited for: its last answer
 * counts, until it has been silent for too long. Belongs to one thread.
 */
public final class TopicPresence {
    private static final String NAME = "topics";
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final int BOUND_MILLIS = 5_000;

    private final Supplier<? extends CompletionStage<Set<String>>> missing;
    private final long patience;
    private CompletableFuture<Set<String>> asked = CompletableFuture.failedFuture(new CancellationException());
    private Set<String> absent = Set.of();
    private boolean answered;
    private long askedAt;
    private long answeredAt;
    private boolean started;

    /**
     * A check of topics.
     *
     * @param missing asks which topics do not exist, without waiting for the answer
     * @param silence how long the cluster may be silent before the last answer counts no longer
     */
    TopicPresence(Supplier<? extends CompletionStage<Set<String>>> missing, Duration silence) {
        this.missing = missing;
        this.patience = silence.toNanos();
    }

    /** A check of these topics by an admin client, which the caller closes. */
    public static TopicPresence of(Admin admin, Collection<String> topics, HealthSettings settings) {
        Set<String> names = Set.copyOf(topics);
        return new TopicPresence(() -> missing(admin, names), settings.stall());
    }

    private static CompletionStage<Set<String>> missing(Admin admin, Set<String> names) {
        var described = admin.describeTopics(names, new DescribeTopicsOptions().timeoutMs(BOUND_MILLIS))
                .topicNameValues();
        Set<String> missing = new TreeSet<>();
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        described.forEach((topic, answer) ->
                answers.add(answer.toCompletionStage().toCompletableFuture().handle((description, failure) -> {
                    note(topic, failure, missing);
                    return null;
                })));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    synchronized (missing) {
                        return Set.copyOf(missing);
                    }
                });
    }

    private static void note(String topic, Throwable failure, Set<String> missing) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof UnknownTopicOrPartitionException) {
            synchronized (missing) {
                missing.add(topic);
            }
        } else if (cause != null) {
            throw new CompletionException(cause);
        }
    }

    private CompletableFuture<Set<String>> ask() {
        try {
            return missing.get().toCompletableFuture();
        } catch (RuntimeException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    /** @param now nanoseconds of a clock that only goes on */
    Check judge(long now) {
        if (asked.isDone() && !asked.isCompletedExceptionally()) {
            absent = new TreeSet<>(asked.join());
            answered = true;
            answeredAt = askedAt;
        }
        if (asked.isDone() && (!started || now - askedAt >= BETWEEN.toNanos())) {
            started = true;
            askedAt = now;
            asked = ask();
        }
        if (!answered) {
            return Check.down(NAME, "The cluster has not answered yet.");
        }
        if (now - answeredAt > patience) {
            return Check.down(
                    NAME,
                    "The cluster has not answered for "
                            + Duration.ofNanos(now - answeredAt).toSeconds() + " s.");
        }
        return absent.isEmpty()
                ? Check.up(NAME, "All topics exist.")
                : Check.down(NAME, "Missing: " + String.join(", ", absent) + ".");
    }
}
