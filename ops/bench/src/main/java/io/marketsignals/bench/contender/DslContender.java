package io.marketsignals.bench.contender;

import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.bench.cluster.BenchCluster;
import io.marketsignals.bench.dsl.DslBreadth;
import io.marketsignals.bench.dsl.DslTopics;
import io.marketsignals.bench.dsl.DslTopology;
import io.marketsignals.bench.meter.ThreadCosts.Look;
import io.marketsignals.bench.pass.BreadthCounts;
import io.marketsignals.bench.pass.BreadthTopic;
import io.marketsignals.bench.pass.Contender;
import io.marketsignals.bench.pass.Pass;
import io.marketsignals.bench.pass.TimedStream;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.wire.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a user would write in the Streams DSL, under the same Kafka settings as the application and its own cache. */
public final class DslContender implements Contender {
    private static final DslTopics TOPICS =
            new DslTopics(TopicNames.PRICES, "bench.dsl-returns", "bench.dsl-spreads", "bench.dsl-breadth");

    /** Its output topics, which must exist before it runs. */
    public static List<TopicSpec> outputs(int partitions) {
        return Stream.of(TOPICS.returns(), TOPICS.spreads(), TOPICS.breadth())
                .map(topic -> BenchCluster.keptForEver(topic, partitions))
                .toList();
    }

    @Override
    public Outcome run(Pass pass) throws InterruptedException {
        try (SchemaRegistry registry = SignalTopologyFactory.registry(pass.config());
                BreadthTopic breadth = new BreadthTopic(pass.config(), TOPICS.breadth(), DslContender::read)) {
            Properties properties = pass.config().kafka().streams();
            properties.putAll(DslTopology.settings());
            Look cost = TimedStream.run(
                    new DslTopology(TOPICS, registry, pass.market()).get(),
                    properties,
                    pass,
                    Set.of(TopicNames.PRICES));
            return new Outcome(cost, breadth.last());
        }
    }

    private static void read(ConsumerRecord<byte[], byte[]> row, BiConsumer<String, BreadthCounts> counts) {
        DslBreadth breadth = DslBreadth.decode(row.value());
        counts.accept(
                new String(row.key(), StandardCharsets.UTF_8),
                new BreadthCounts(breadth.advancers(), breadth.decliners(), breadth.unchanged()));
    }
}
