package io.marketsignals.app;

import io.marketsignals.metrics.ClientMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/** The meters of one streams client: its state and its failures, and all that it and the clients under it measure. */
final class StreamsMeters implements AutoCloseable {
    /** Kafka's meters come and go with tasks and topics; how often that is looked at. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final ScheduledExecutorService refresh = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "kafka-meters");
        thread.setDaemon(true);
        return thread;
    });
    private final KafkaStreamsMetrics kafka;
    private final ClientMeters client;

    StreamsMeters(KafkaStreams streams, MeterRegistry registry) {
        client = ClientMeters.of(
                registry, Stream.of(State.values()).map(State::name).toList(), () -> streams.state()
                        .name());
        kafka = new KafkaStreamsMetrics(streams, Tags.empty(), refresh, REFRESH);
        kafka.bindTo(registry);
    }

    /** Counts what a handler answers to the failures of threads. */
    StreamsUncaughtExceptionHandler counting(StreamsUncaughtExceptionHandler handler) {
        return failure -> {
            var answer = handler.handle(failure);
            client.threadFailed(answer == StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD);
            return answer;
        };
    }

    /** Hears each change of the client's state. */
    void changed(State now) {
        if (now == State.REBALANCING) {
            client.rebalance();
        }
    }

    @Override
    public void close() {
        kafka.close();
        refresh.shutdownNow();
    }
}
