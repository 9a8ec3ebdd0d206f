package io.marketsignals.topology;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * A topology for people to read: as Kafka Streams' own text, or as a flowchart of topics, stages and stores. A stage is a
 * processor with a store; what has none only leads on, and is left out of the chart.
 */
public final class TopologyDrawing {
    /** Streams lists a processor's stores in no order. */
    private static final Pattern STORES = Pattern.compile("\\(stores: \\[(.*?)]\\)");

    private final TopologyDescription description;
    private final Map<String, Integer> partitions;
    private final Set<String> topics = new TreeSet<>();
    private final Set<String> edges = new TreeSet<>();
    private final StringBuilder subgraphs = new StringBuilder();

    private TopologyDrawing(TopologyDescription description, Map<String, Integer> partitions) {
        this.description = description;
        this.partitions = partitions;
    }

    /**
     * A drawing of a topology.
     *
     * @param partitions of the public topics by their names on the cluster
     */
    public static TopologyDrawing of(Topology topology, PipelineSettings pipeline, Map<String, Integer> partitions) {
        Map<String, Integer> all = new TreeMap<>(partitions);
        all.putAll(InternalTopics.partitions(pipeline.marketPartitions()));
        return new TopologyDrawing(topology.describe(), all);
    }

    /** As Kafka Streams describes it, with the stores of a processor by name. */
    public String text() {
        return text(description);
    }

    /** A description as Kafka Streams prints it, with the stores of a processor by name. */
    public static String text(TopologyDescription description) {
        return STORES.matcher(description.toString())
                .replaceAll(stores -> "(stores: ["
                        + Stream.of(stores.group(1).split(", ", -1)).sorted().collect(Collectors.joining(", ")) + "])");
    }

    /** A Mermaid flowchart; the same topology always gives the same text. */
    public String mermaid() {
        topics.clear();
        edges.clear();
        subgraphs.setLength(0);
        description.globalStores().stream()
                .sorted(Comparator.comparingInt(GlobalStore::id))
                .forEach(this::draw);
        description.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .forEach(this::draw);
        StringBuilder chart = new StringBuilder("flowchart LR\n");
        topics.forEach(topic -> chart.append("  ")
                .append(topicId(topic))
                .append("([\"")
                .append(topic)
                .append(count(topic))
                .append("\"])\n"));
        chart.append(subgraphs);
        edges.forEach(edge -> chart.append("  ").append(edge).append('\n'));
        return chart.toString();
    }

    private void draw(GlobalStore global) {
        open(global.id(), "in every instance");
        stores(global.processor());
        subgraphs.append("  end\n");
        read(global.source(), Set.of(stageId(global.processor().name())));
    }

    private void draw(Subtopology part) {
        List<Node> nodes =
                part.nodes().stream().sorted(Comparator.comparing(Node::name)).toList();
        open(part.id(), "sub-topology " + part.id());
        for (Node node : nodes) {
            if (node instanceof Processor stage && isStage(node)) {
                stores(stage);
                ends(stage).forEach(end -> edges.add(stageId(stage.name()) + " --> " + end));
            }
        }
        subgraphs.append("  end\n");
        for (Node node : nodes) {
            if (node instanceof Source source) {
                read(source, ends(source));
            }
        }
    }

    private void open(int id, String title) {
        subgraphs
                .append("  subgraph part")
                .append(id)
                .append("[\"")
                .append(title)
                .append("\"]\n");
    }

    /** A stage with its stores at its side. */
    private void stores(Processor stage) {
        String id = stageId(stage.name());
        subgraphs.append("    ").append(id).append("[\"").append(stage.name()).append("\"]\n");
        new TreeSet<>(stage.stores()).forEach(store -> subgraphs
                .append("    ")
                .append(id)
                .append(" --- ")
                .append(id("store", store))
                .append("[(\"")
                .append(store)
                .append("\")]\n"));
    }

    private void read(Source source, Collection<String> readers) {
        for (String topic : new TreeSet<>(source.topicSet())) {
            topics.add(topic);
            readers.forEach(reader -> edges.add(topicId(topic) + " --> " + reader));
        }
    }

    /** The stages and topics that a node's records reach first. */
    private Set<String> ends(Node node) {
        Set<String> ends = new TreeSet<>();
        for (Node next : node.successors()) {
            if (next instanceof Sink sink) {
                topics.add(sink.topic());
                ends.add(topicId(sink.topic()));
            } else if (isStage(next)) {
                ends.add(stageId(next.name()));
            } else {
                ends.addAll(ends(next));
            }
        }
        return ends;
    }

    private static boolean isStage(Node node) {
        return node instanceof Processor processor && !processor.stores().isEmpty();
    }

    private String count(String topic) {
        Integer known = partitions.get(topic);
        return known == null ? "" : "<br/>" + known + (known == 1 ? " partition" : " partitions");
    }

    private static String topicId(String topic) {
        return id("topic", topic);
    }

    private static String stageId(String name) {
        return id("stage", name);
    }

    private static String id(String kind, String name) {
        return kind + "_" + name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
