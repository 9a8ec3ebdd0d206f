package io.marketsignals.bench.contender;

import io.marketsignals.app.AppConfig;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;

/** Any topology, under the same Kafka settings as the application: exactly-once first of all. */
public final class StreamContender implements Contender {
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private final Topologies topologies;
    private final Optional<Output> output;

    /** Builds the topology of a pass. */
    @FunctionalInterface
    public interface Topologies {
        Topology build(Pass pass);
    }

    /** Where a topology's counts go. */
    record Output(String topic, BreadthTopic.Reading reading) {}

    StreamContender(Topologies topologies, Optional<Output> output) {
        this.topologies = topologies;
        this.output = output;
    }

    /** The floor: reads the same records and does nothing with them. */
    static StreamContender floor() {
        return new StreamContender(pass -> empty(), Optional.empty());
    }

    private static Topology empty() {
        StreamsBuilder builder = new StreamsBuilder();
        for (String topic : List.of(TopicNames.PRICES, TopicNames.INDEX_TICKS)) {
            builder.stream(topic, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                    .foreach((key, value) -> {}, Named.as("nothing-" + topic));
        }
        return builder.build();
    }

    @Override
    public Outcome run(Pass pass) throws InterruptedException {
        AppConfig config = pass.config();
        Properties properties = config.kafka().streams();
        Topology topology = topologies.build(pass);
        if (output.isEmpty()) {
            return new Outcome(timed(topology, properties, pass), Map.of());
        }
        try (BreadthTopic breadth =
                new BreadthTopic(config, output.get().topic(), output.get().reading())) {
            return new Outcome(timed(topology, properties, pass), breadth.last());
        }
    }

    private static io.marketsignals.bench.meter.ThreadCosts.Look timed(
            Topology topology, Properties properties, Pass pass) throws InterruptedException {
        KafkaStreams streams = new KafkaStreams(topology, properties);
        try {
            streams.start();
            return new CommitWatch(streams, pass).cost();
        } finally {
            streams.close(CLOSE);
            streams.cleanUp();
        }
    }
}
