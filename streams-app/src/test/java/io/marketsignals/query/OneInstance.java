package io.marketsignals.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.model.Buckets;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topology.query.LocalStores;
import io.marketsignals.topology.query.MarketOwners;
import io.marketsignals.topology.query.MarketReads;
import io.marketsignals.topology.query.ReferenceReads;
import io.marketsignals.topology.query.SourceReads;
import io.marketsignals.topology.query.Span;
import io.marketsignals.topology.query.StoreSizes;
import io.marketsignals.wire.SchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.streams.CloseOptions;

/** An instance with a bare server around its queries. */
final class OneInstance implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    final String address;
    final SignalsApp app;
    final IndexQuery indices;
    final TopologyQuery topology;

    OneInstance(AppConfig config, SchemaRegistry registry, CommittedOutputs outputs) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        address = "127.0.0.1:" + server.getAddress().getPort();
        app = SignalsApp.start(config, new SignalTopologyFactory(), new SimpleMeterRegistry(), Optional.of(address));
        LocalStores stores = LocalStores.of(app.streams());
        MarketOwners owners = MarketOwners.of(app.streams());
        MarketReads markets = new MarketReads(stores, registry);
        Peers peers = new Peers(
                HttpClient.newBuilder().connectTimeout(Peers.connectTimeout()).build(), "http", Optional.empty());
        indices = new IndexQuery(address, owners, new ReferenceReads(stores, registry), markets, outputs, peers);
        OwnTopology own = new OwnTopology(
                new OwnTopology.Identity(
                        config.applicationId(),
                        "test",
                        address,
                        app::since,
                        Map.of(TopicNames.PRICES, SourceId.Kind.PRICES, TopicNames.INDEX_TICKS, SourceId.Kind.LEVELS)),
                app.shape(),
                app::read,
                new OwnTopology.Stores(
                        new SourceReads(
                                stores, new Buckets(config.pipeline().bucket().toMillis())),
                        markets,
                        new StoreSizes(stores)),
                outputs);
        topology = new TopologyQuery(address, owners, own, peers);
        server.createContext("/api/indices/", this::index);
        server.createContext("/api/topology", exchange -> answer(exchange, 200, topology.askOwn()));
        server.start();
    }

    private void index(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/api/indices/".length());
        boolean forwarded = exchange.getRequestHeaders().containsKey(Peers.FORWARDED);
        try {
            answer(exchange, 200, indices.ask(id, Span.ALL, forwarded));
        } catch (NotReadyException wait) {
            answer(exchange, 503, Json.MAPPER.createObjectNode().put("error", wait.getMessage()));
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Goes without a word: its server is gone, and the group waits for its heartbeats in vain. */
    void closeHard() {
        server.stop(0);
        threads.shutdownNow();
        app.streams()
                .close(CloseOptions.timeout(Duration.ofSeconds(10))
                        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        app.close();
    }
}
