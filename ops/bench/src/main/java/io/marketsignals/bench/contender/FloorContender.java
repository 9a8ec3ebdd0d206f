package io.marketsignals.bench.contender;

import io.marketsignals.bench.meter.ThreadCosts.Look;
import io.marketsignals.bench.pass.Contender;
import io.marketsignals.bench.pass.Pass;
import io.marketsignals.bench.pass.TimedStream;
import io.marketsignals.topics.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;

/** The floor: a topology that reads the same records under exactly-once and does nothing with them. */
public final class FloorContender implements Contender {
    private static final List<String> INPUTS = List.of(TopicNames.PRICES, TopicNames.INDEX_TICKS);

    @Override
    public Outcome run(Pass pass) throws InterruptedException {
        Look cost = TimedStream.run(empty(), pass.config().kafka().streams(), pass, Set.copyOf(INPUTS));
        return new Outcome(cost, Map.of());
    }

    private static Topology empty() {
        StreamsBuilder builder = new StreamsBuilder();
        for (String topic : INPUTS) {
            builder.stream(
                            topic,
                            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                    .withName("read-" + topic))
                    .foreach((key, value) -> {}, Named.as("forget-" + topic));
        }
        return builder.build();
    }
}
