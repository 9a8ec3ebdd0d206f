package io.marketsignals.topology.query;

import io.marketsignals.topology.TopologyDrawing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * A topology as plain values.
 *
 * @param description as Kafka Streams prints it
 * @param parts sub-topologies in the order of their ids; those of global stores among them
 */
public record TopologyShape(String description, List<Part> parts) {

    /** What a node does with records. */
    public enum NodeType {
        SOURCE,
        PROCESSOR,
        SINK
    }

    /**
     * A node.
     *
     * @param topics that it reads or writes, in order; empty for a processor
     * @param stores that it uses, in order
     * @param to the nodes that its records go to, in order
     */
    public record Node(String name, NodeType type, List<String> topics, List<String> stores, List<String> to) {}

    /**
     * A sub-topology.
     *
     * @param global whether every instance runs it for itself
     * @param nodes by name
     */
    public record Part(int id, boolean global, List<Node> nodes) {
        /** The stores of its nodes, in order. */
        public List<String> stores() {
            return nodes.stream()
                    .flatMap(node -> node.stores().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    public static TopologyShape of(Topology topology) {
        TopologyDescription described = topology.describe();
        List<Part> parts = new ArrayList<>();
        for (Subtopology part : described.subtopologies()) {
            List<Node> nodes = part.nodes().stream()
                    .map(TopologyShape::node)
                    .sorted(Comparator.comparing(Node::name))
                    .toList();
            parts.add(new Part(part.id(), false, nodes));
        }
        for (GlobalStore global : described.globalStores()) {
            parts.add(new Part(global.id(), true, List.of(node(global.source()), node(global.processor()))));
        }
        parts.sort(Comparator.comparingInt(Part::id));
        return new TopologyShape(TopologyDrawing.text(described), List.copyOf(parts));
    }

    private static Node node(TopologyDescription.Node node) {
        List<String> to = node.successors().stream()
                .map(TopologyDescription.Node::name)
                .sorted()
                .toList();
        if (node instanceof Source source) {
            return new Node(node.name(), NodeType.SOURCE, sorted(source.topicSet()), List.of(), to);
        }
        if (node instanceof Sink sink) {
            List<String> topics = sink.topic() == null ? List.of() : List.of(sink.topic());
            return new Node(node.name(), NodeType.SINK, topics, List.of(), to);
        }
        return new Node(node.name(), NodeType.PROCESSOR, List.of(), sorted(((Processor) node).stores()), to);
    }

    private static List<String> sorted(java.util.Set<String> names) {
        return names == null ? List.of() : List.copyOf(new TreeSet<>(names));
    }
}
