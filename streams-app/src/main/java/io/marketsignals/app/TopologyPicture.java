package io.marketsignals.app;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Settings;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicSettings;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.SignalTopology;
import io.marketsignals.topology.SourceLag;
import io.marketsignals.topology.TopologyDrawing;
import io.marketsignals.wire.SchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** The topology that settings make, drawn without a cluster: partition counts are those of the settings. */
public final class TopologyPicture {
    private TopologyPicture() {}

    /** As Kafka Streams describes it. */
    public static String text(AppConfig config) {
        return drawing(config).text();
    }

    /** A Mermaid flowchart. */
    public static String mermaid(AppConfig config) {
        return drawing(config).mermaid();
    }

    private static TopologyDrawing drawing(AppConfig config) {
        TopicSettings topics = config.topics();
        SignalTopology topology = new SignalTopology(
                config.pipeline(),
                new InputPartitions(topics.run(), topics.pricesPartitions(), topics.indexTicksPartitions()),
                Settings.of(config.signals()),
                new NoRegistry(),
                new SourceLag(),
                new SignalMetrics(new SimpleMeterRegistry()));
        Map<String, Integer> partitions = new HashMap<>();
        for (TopicSpec spec : TopicTable.of(topics)) {
            partitions.put(spec.name(), spec.partitions());
        }
        return TopologyDrawing.of(
                topology.under(new StreamsConfig(config.kafka().streams())), config.pipeline(), partitions);
    }

    /** Nothing is encoded while a topology is built. */
    private static final class NoRegistry implements SchemaRegistry {
        @Override
        public int register(String subject, String schemaJson) {
            throw new IllegalStateException("a topology was built, and asked to register " + subject);
        }

        @Override
        public String schema(int id) {
            throw new IllegalStateException("a topology was built, and asked for schema " + id);
        }
    }
}
