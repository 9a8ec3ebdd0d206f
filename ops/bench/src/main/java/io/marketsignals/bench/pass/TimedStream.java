package io.marketsignals.bench.pass;

import io.marketsignals.bench.meter.ThreadCosts.Look;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** Any topology, started, timed and stopped. */
public final class TimedStream {
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private TimedStream() {}

    /**
     * Runs it to the end of its input and gives what that took.
     *
     * @param inputs those of the input topics that the topology reads
     */
    public static Look run(Topology topology, Properties properties, Pass pass, Set<String> inputs)
            throws InterruptedException {
        KafkaStreams streams = new KafkaStreams(topology, properties);
        try {
            streams.start();
            return new CommitWatch(streams, pass, inputs).cost();
        } finally {
            streams.close(CLOSE);
            streams.cleanUp();
        }
    }
}
