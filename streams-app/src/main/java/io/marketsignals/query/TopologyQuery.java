package io.marketsignals.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.topology.query.MarketOwners;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Answers {@code GET /api/topology}: what the application does, over all its instances. */
public final class TopologyQuery {
    private final String self;
    private final MarketOwners owners;
    private final OwnTopology own;
    private final Peers peers;

    /**
     * A query on one instance.
     *
     * @param self host:port that other instances reach this one by
     */
    public TopologyQuery(String self, MarketOwners owners, OwnTopology own, Peers peers) {
        this.self = self;
        this.owners = owners;
        this.own = own;
        this.peers = peers;
    }

    /** This instance's part alone. */
    public ObjectNode askOwn() {
        return own.answer();
    }

    /** All instances' parts, this one's first; those that do not answer in time are named. */
    public ObjectNode ask() {
        ObjectNode answer = own.answer();
        ArrayNode instances = (ArrayNode) answer.get("instances");
        ArrayNode unreachable = (ArrayNode) answer.get("unreachable");
        peers.askAll(others(), Paths.OWN_TOPOLOGY).forEach((instance, part) -> {
            Optional<JsonNode> answered = part.filter(p -> p.path("instances").isArray());
            answered.ifPresentOrElse(
                    p -> {
                        p.get("instances").forEach(instances::add);
                        add((ObjectNode) answer.get("rates"), p.path("rates"));
                    },
                    () -> unreachable.add(instance));
        });
        return answer;
    }

    private NavigableSet<String> others() {
        NavigableSet<String> others;
        try {
            others = new TreeSet<>(owners.instances());
        } catch (InvalidStateStoreException notRunning) {
            return new TreeSet<>(); // the answer says so by the state of this instance
        }
        others.remove(self);
        return others;
    }

    private static void add(ObjectNode rates, JsonNode more) {
        for (Map.Entry<String, JsonNode> rate : more.properties()) {
            double sum = rates.path(rate.getKey()).asDouble() + rate.getValue().asDouble();
            rates.put(rate.getKey(), sum);
        }
    }
}
