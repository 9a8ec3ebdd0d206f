package io.marketsignals.topics;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for what an admin client was asked, with one bound for all questions. */
public final class ClusterAnswers {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private ClusterAnswers() {}

    /** The answer, or a {@link KafkaException} with the cluster's own reason. */
    public static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof KafkaException reason) {
                throw reason;
            }
            throw new KafkaException(failed.getCause());
        } catch (TimeoutException silent) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "The cluster did not answer within " + BOUND.toSeconds() + " s.", silent);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
