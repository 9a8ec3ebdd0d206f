package io.marketsignals.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.index.MarketClock;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.topology.StoreNames;
import io.marketsignals.topology.query.ClientReading;
import io.marketsignals.topology.query.MarketReads;
import io.marketsignals.topology.query.SourceReads;
import io.marketsignals.topology.query.StoreSizes;
import io.marketsignals.topology.query.TopologyShape;
import io.marketsignals.topology.query.TopologyShape.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** What this instance says of itself; what a store that is away would tell is null. */
public final class OwnTopology {
    private final Identity identity;
    private final TopologyShape shape;
    private final Supplier<ClientReading> client;
    private final Stores stores;
    private final CommittedOutputs live;

    /**
     * Who answers.
     *
     * @param instance host:port that other instances reach this one by
     * @param since when the client came into its present state
     * @param inputs the names of the input topics on the cluster
     */
    public record Identity(
            String applicationId,
            String version,
            String instance,
            Supplier<Instant> since,
            Map<String, SourceId.Kind> inputs) {}

    /** The reads of this instance's stores. */
    public record Stores(SourceReads sources, MarketReads markets, StoreSizes sizes) {}

    public OwnTopology(
            Identity identity,
            TopologyShape shape,
            Supplier<ClientReading> client,
            Stores stores,
            CommittedOutputs live) {
        this.identity = identity;
        this.shape = shape;
        this.client = client;
        this.stores = stores;
        this.live = live;
    }

    ObjectNode answer() {
        ObjectNode answer = Json.MAPPER
                .createObjectNode()
                .put("applicationId", identity.applicationId())
                .put("version", identity.version())
                .put("description", shape.description());
        answer.putArray("unreachable");
        instance(answer.putArray("instances").addObject(), client.get());
        ArrayNode parts = answer.putArray("subtopologies");
        shape.parts().forEach(part -> part(parts.addObject(), part));
        CommittedOutputs.Rates rates = live.rates();
        answer.putObject("rates")
                .put("ticks", rates.ticks())
                .put("refused", rates.refused())
                .put("alerts", rates.alerts());
        Map<String, Long> deadLetters = live.deadLetters();
        ObjectNode byReason = answer.putObject("deadLetters")
                .put(
                        "total",
                        deadLetters.values().stream().mapToLong(Long::longValue).sum())
                .putObject("byReason");
        deadLetters.forEach(byReason::put);
        return answer;
    }

    private void instance(ObjectNode node, ClientReading reading) {
        node.put("instance", identity.instance())
                .put("state", reading.state())
                .put("since", Json.of(identity.since().get()));
        ArrayNode threads = node.putArray("threads");
        for (ClientReading.Worker thread : reading.threads()) {
            ObjectNode said = threads.addObject()
                    .put("name", thread.name())
                    .put("state", thread.state())
                    .put("processRate", thread.processRate());
            thread.tasks().forEach(said.putArray("tasks")::add);
        }
        List<TaskName> tasks = reading.threads().stream()
                .flatMap(thread -> thread.tasks().stream())
                .map(TaskName::of)
                .sorted()
                .toList();
        List<MarketClock> markets = markets(tasks);
        ArrayNode sources = node.putArray("sources");
        reading.sources().forEach(source -> source(sources.addObject(), source, markets));
        ArrayNode restoring = node.putArray("restoring");
        reading.restoring().forEach(store -> restoring
                .addObject()
                .put("store", store.store())
                .put("partition", store.partition())
                .put("remaining", store.remaining())
                .put("total", store.total()));
        stores(node.putArray("stores"), tasks);
    }

    private void source(ObjectNode node, ClientReading.Source source, List<MarketClock> markets) {
        node.put("topic", source.topic()).put("partition", source.partition()).put("task", source.task());
        if (source.lag().isPresent()) {
            node.put("lag", source.lag().getAsLong());
        } else {
            node.putNull("lag");
        }
        SourceId.Kind kind = identity.inputs().get(source.topic());
        if (kind == null) {
            node.putNull("watermark").putNull("forced");
            return;
        }
        Optional<Long> watermark = orNone(() -> stores.sources().watermark(kind, source.partition()).stream()
                .boxed()
                .findFirst());
        node.put("watermark", watermark.map(Instant::ofEpochMilli).map(Json::of).orElse(null));
        node.put("forced", markets.isEmpty() ? null : SourceReads.forced(kind, source.partition(), markets));
    }

    /** The clocks of the markets that this instance owns: each has heard of every source partition. */
    private List<MarketClock> markets(List<TaskName> tasks) {
        List<MarketClock> markets = new ArrayList<>();
        for (TaskName task : tasks) {
            if (storesOf(task).contains(StoreNames.MARKETS)) {
                orNone(() -> Optional.of(stores.markets().clocks(task.partition())))
                        .ifPresent(markets::addAll);
            }
        }
        return markets;
    }

    private void stores(ArrayNode nodes, List<TaskName> tasks) {
        shape.parts().stream()
                .filter(Part::global)
                .flatMap(part -> part.stores().stream())
                .forEach(store -> nodes.addObject()
                        .put("store", store)
                        .putNull("task")
                        .put(
                                "entries",
                                orNone(() -> Optional.of(stores.sizes().entries(store)))
                                        .orElse(null)));
        for (TaskName task : tasks) {
            for (String store : storesOf(task)) {
                Optional<Long> entries = orNone(() -> stores.sizes().entries(store, task.partition()).stream()
                        .boxed()
                        .findFirst());
                nodes.addObject().put("store", store).put("task", task.name()).put("entries", entries.orElse(null));
            }
        }
    }

    private List<String> storesOf(TaskName task) {
        return shape.parts().stream()
                .filter(part -> part.id() == task.part())
                .findFirst()
                .map(Part::stores)
                .orElse(List.of());
    }

    private static void part(ObjectNode node, Part part) {
        ArrayNode nodes = node.put("id", part.id()).putArray("nodes");
        for (TopologyShape.Node each : part.nodes()) {
            ObjectNode said = nodes.addObject()
                    .put("name", each.name())
                    .put("type", each.type().name());
            each.topics().forEach(said.putArray("topics")::add);
            each.stores().forEach(said.putArray("stores")::add);
            each.to().forEach(said.putArray("to")::add);
        }
    }

    private static <T> Optional<T> orNone(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (InvalidStateStoreException away) {
            return Optional.empty();
        }
    }
}
