package io.marketsignals.history.load;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.local.simulator.Simulation;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the input topics hold of a simulation, and nothing besides.
 *
 * @param held by partition of prices and index ticks
 * @param missingEntries of the reference data
 * @param missingEvents of the context
 */
record SimulationTopics(
        Map<TopicPartition, Held> held, List<ReferenceEntry> missingEntries, List<ContextEvent> missingEvents) {
    private static final String REMEDY =
            "A simulation needs the input topics for itself: use another cluster, or delete"
                    + " the input topics and create them anew.";

    /**
     * Reads all four input topics.
     *
     * @throws InputError where they hold anything that this simulation does not send
     */
    static SimulationTopics read(
            Consumer<byte[], byte[]> consumer,
            SchemaRegistry registry,
            Simulation simulation,
            LoadId id,
            InputPartitions inputs)
            throws InterruptedException {
        TopicContent content = TopicContent.read(consumer, registry);
        refuseForeignEntries(content, simulation);
        Set<ContextEvent> foreign = new HashSet<>(content.events());
        foreign.removeAll(simulation.context());
        if (!foreign.isEmpty()) {
            throw new InputError(
                    "Topic " + TopicNames.CONTEXT + " holds events that are none of the simulation's, one of "
                            + foreign.iterator().next().getSubject() + ". " + REMEDY);
        }
        List<TopicPartition> partitions = LoadTopics.all(inputs);
        Map<TopicPartition, Held> held = new HeldRecords(consumer, id).count(partitions, Map.of(), 0);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        held.forEach((partition, own) -> refuseForeignRecords(partition, own, ends.get(partition), id));
        return new SimulationTopics(
                held, content.missing(simulation.reference()), content.missingEvents(simulation.context()));
    }

    private static void refuseForeignEntries(TopicContent content, Simulation simulation) {
        Set<ReferenceEntry> foreign = new HashSet<>(content.entries().values());
        foreign.removeAll(simulation.reference());
        if (!foreign.isEmpty()) {
            ReferenceEntry one = foreign.iterator().next();
            throw new InputError(
                    "Topic " + TopicNames.REFERENCE + " holds entries that are none of the simulation's, one"
                            + " of them " + one.getKind() + " " + one.getId() + ". " + REMEDY);
        }
    }

    private static void refuseForeignRecords(TopicPartition partition, Held own, long end, LoadId id) {
        if (own.count() != end) {
            throw new InputError("Partition " + partition + " holds, or has held, " + (end - own.count())
                    + " records beside the " + own.count() + " of " + id.text() + ". " + REMEDY);
        }
    }
}
