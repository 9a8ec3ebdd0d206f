package io.marketsignals.page;

import static io.marketsignals.page.MadeUpMarkets.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What runs, made up: the topology as `signals describe` prints it, on two instances, one of which restores. */
final class MadeUpTopology {
    private MadeUpTopology() {}

    static ObjectNode topology() {
        ObjectNode answer = JSON.createObjectNode().put("applicationId", "market-signals");
        answer.put("version", "0.1.0-SNAPSHOT")
                .put("description", "Topologies:\n   Sub-topology: 0 for global store\n");
        answer.putArray("unreachable");
        ArrayNode instances = answer.putArray("instances");
        instance(instances.addObject(), "127.0.0.1:8080", "RUNNING", 0);
        instance(instances.addObject(), "127.0.0.1:8081", "REBALANCING", 2)
                .putArray("restoring")
                .addObject()
                .put("store", "symbols")
                .put("partition", 3)
                .put("remaining", 1200)
                .put("total", 50_000);
        subtopologies(answer.putArray("subtopologies"));
        answer.putObject("rates").put("ticks", 12_345.6).put("refused", 0.4).put("alerts", 0.2);
        answer.putObject("deadLetters")
                .put("total", 12)
                .putObject("byReason")
                .put("NEGATIVE_PRICE", 11)
                .put("UNKNOWN_SCHEMA", 1);
        return answer;
    }

    private static ObjectNode instance(ObjectNode instance, String name, String state, int first) {
        instance.put("instance", name).put("state", state).put("since", "2025-09-19T12:00:00.000Z");
        ArrayNode threads = instance.putArray("threads");
        ArrayNode sources = instance.putArray("sources");
        ArrayNode stores = instance.putArray("stores");
        for (int i = first; i < first + 2; i++) {
            threads.addObject()
                    .put("name", "market-signals-StreamThread-" + (i - first + 1))
                    .put("state", state.equals("RUNNING") ? "RUNNING" : "PARTITIONS_ASSIGNED")
                    .put("processRate", 3086.4 * (1 + i))
                    .putArray("tasks")
                    .add("2_" + i)
                    .add("4_" + i);
            source(sources, "market.constituent-prices.v1", i, "2_" + i, 40 * i, "2025-09-19T18:29:5" + i + ".000Z");
            source(sources, "price-reports-repartition", i, "4_" + i, 0, null);
            stores.addObject().put("store", "symbols").put("task", "2_" + i).put("entries", 800);
            stores.addObject().put("store", "markets").put("task", "4_" + i).putNull("entries");
        }
        instance.putArray("restoring");
        return instance;
    }

    private static void source(ArrayNode into, String topic, int partition, String task, int lag, String watermark) {
        into.addObject()
                .put("topic", topic)
                .put("partition", partition)
                .put("task", task)
                .put("lag", lag)
                .put("watermark", watermark)
                .put("forced", partition == 3 && watermark != null);
    }

    private static void subtopologies(ArrayNode into) {
        ObjectNode last = null;
        for (String line : resource("/page/topology.txt").split("\n", -1)) {
            String[] part = line.split("\\|", -1);
            if (part.length < 6) {
                continue;
            }
            if (last == null || last.get("id").asInt() != Integer.parseInt(part[0])) {
                last = into.addObject().put("id", Integer.parseInt(part[0]));
                last.putArray("nodes");
            }
            ObjectNode node = ((ArrayNode) last.get("nodes"))
                    .addObject()
                    .put("name", part[2])
                    .put("type", part[1]);
            list(node.putArray("topics"), part[3]);
            list(node.putArray("stores"), part[4]);
            list(node.putArray("to"), part[5]);
        }
    }

    private static void list(ArrayNode into, String names) {
        List.of(names.split(",", -1)).stream().filter(name -> !name.isEmpty()).forEach(into::add);
    }

    /** Those of the reason that the query names, or all. */
    static ObjectNode deadLetters(String query) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("deadLetters");
        for (int i = 0; i < 12; i++) {
            String reason = i == 3 ? "UNKNOWN_SCHEMA" : "NEGATIVE_PRICE";
            if (query.contains("reason=") && !query.contains("reason=" + reason)) {
                continue;
            }
            list.addObject()
                    .put("partition", i % 4)
                    .put("offset", 40 - i)
                    .put("time", "2025-09-19T18:" + (29 - i) + ":11.000Z")
                    .put("reason", reason)
                    .put("detail", i == 3 ? "schema id 77" : "price -1.0 of USS00" + (10 + i))
                    .put("topic", "market.constituent-prices.v1")
                    .put("sourcePartition", i % 4)
                    .put("sourceOffset", 55_110 + i)
                    .put("key", "USS00" + (10 + i))
                    .put("size", 57);
        }
        return answer.put("total", list.size());
    }

    /** News of the open market: levels that move a little, one second of event time on. */
    static ObjectNode bars(ObjectNode markets, long n) {
        ObjectNode bars = JSON.createObjectNode().put("now", Instant.now().toString());
        bars.put("receivedAt", Instant.now().toString());
        ArrayNode returns = bars.putArray("returns");
        ArrayNode breadth = bars.putArray("breadth");
        String asOf = MadeUpMarkets.AS_OF.plusSeconds(n).toString();
        for (JsonNode index : markets.get("markets").get(2).get("indices")) {
            ObjectNode moved = (ObjectNode) index.get("return");
            double close = moved.get("previousClose").asDouble();
            double level = moved.get("level").asDouble() * (1 + Math.sin(n / 7.0) * 0.00005);
            moved.put("level", level).put("sessionReturn", level / close - 1).put("asOf", asOf);
            returns.add(moved);
            breadth.add(((ObjectNode) index.get("breadth")).put("asOf", asOf));
        }
        bars.putArray("spreads").add(MadeUpMarkets.spread("US", MadeUpMarkets.AS_OF.plusSeconds(n)));
        bars.putArray("sessions");
        return bars;
    }

    static ObjectNode pipeline(ObjectNode markets) {
        ObjectNode pipeline = JSON.createObjectNode().put("now", Instant.now().toString());
        pipeline.put("state", "RUNNING").put("ticksPerSecond", 12_345.6).put("alertsPerSecond", 0.2);
        pipeline.put("lag", 120).put("deadLetters", 12);
        ObjectNode states = pipeline.putObject("markets");
        for (JsonNode market : markets.get("markets")) {
            states.putObject(market.get("market").asText())
                    .put("asOf", market.get("asOf").asText())
                    .put("receivedAt", market.get("receivedAt").asText())
                    .put("state", market.get("session").get("state").asText());
        }
        return pipeline;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(MadeUpTopology.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
