package io.marketsignals.page;

import static io.marketsignals.page.MadeUpMarkets.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The page and a made-up API on loopback, with the headers of the real server; a test says what the API knows and streams. */
final class PageServer implements AutoCloseable {
    private static final String ECHARTS = "/vendor/echarts.esm.min.js";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript", "css", "text/css", "html", "text/html; charset=utf-8", "svg", "image/svg+xml");

    /** What the API knows; a test may change it before the page asks. */
    ObjectNode markets = MadeUpMarkets.markets(Instant.now());

    /** Newest first. */
    final List<JsonNode> alerts = new CopyOnWriteArrayList<>(MadeUpAlerts.newestFirst());

    final ObjectNode topology = MadeUpTopology.topology();

    /** The `Last-Event-ID` of each connection to the stream, oldest first; empty text where there was none. */
    final List<String> positions = new CopyOnWriteArrayList<>();

    /** The token that is asked for; empty: none. */
    volatile String token = "";

    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int port;

    PageServer() throws IOException {
        comeBack();
    }

    /** Listens; after the first time on the same port. */
    void comeBack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** How many pages listen. */
    int listeners() {
        return streams.size();
    }

    /** Cuts all connections and refuses new ones, until {@link #comeBack()}. */
    void goDown() {
        server.stop(0);
        streams.clear();
    }

    /** Sends one event to all pages that listen. */
    void send(String event, String id, JsonNode data) {
        String text = "event: " + event + "\n" + (id.isEmpty() ? "" : "id: " + id + "\n") + "data: " + data + "\n\n";
        streams.removeIf(stream -> !sent(stream, text));
    }

    private static boolean sent(OutputStream stream, String text) {
        try {
            stream.write(text.getBytes(UTF_8));
            stream.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Raises an alert: it is in the API and in the stream. */
    void raise(JsonNode alert, String id) {
        alerts.add(0, alert);
        send("alert", id, alert);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (!path.startsWith("/api/")) {
            file(exchange, path);
        } else if (!token.isEmpty()
                && !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            json(exchange, 401, JSON.createObjectNode().put("status", 401).put("error", "A token is needed."));
        } else if (path.equals("/api/stream")) {
            stream(exchange);
        } else {
            Optional<ObjectNode> answer = api(path, exchange.getRequestURI().getQuery());
            json(exchange, answer.isPresent() ? 200 : 404, answer.orElseGet(() -> JSON.createObjectNode()
                    .put("status", 404)
                    .put("error", "There is no " + path)));
        }
    }

    private Optional<ObjectNode> api(String path, String query) {
        return switch (path) {
            case "/api/markets" ->
                Optional.of(markets.deepCopy().put("now", Instant.now().toString()));
            case "/api/alerts" -> Optional.of(alerts(query == null ? "" : query));
            case "/api/topology" -> Optional.of(topology);
            case "/api/dead-letters" -> Optional.of(MadeUpTopology.deadLetters(query == null ? "" : query));
            default -> index(path.substring("/api/indices/".length() - 1).replace("/", ""));
        };
    }

    private ObjectNode alerts(String query) {
        List<JsonNode> found = new ArrayList<>(alerts);
        for (String part : query.split("&", -1)) {
            String[] pair = part.split("=", 2);
            if (List.of("market", "signal", "event", "subject").contains(pair[0])) {
                found.removeIf(alert -> !alert.get(pair[0]).asText().equals(pair[1]));
            }
        }
        ObjectNode answer = JSON.createObjectNode().put("total", found.size());
        ArrayNode list = answer.putArray("alerts");
        found.forEach(list::add);
        return answer;
    }

    private Optional<ObjectNode> index(String id) {
        for (JsonNode market : markets.get("markets")) {
            for (JsonNode index : market.get("indices")) {
                if (index.get("index").asText().equals(id)) {
                    return Optional.of(MadeUpHistory.index((ObjectNode) market, (ObjectNode) index));
                }
            }
        }
        return Optional.empty();
    }

    private void stream(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        positions.add(last == null ? "" : last);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("retry: 1000\n: here\n\n".getBytes(UTF_8));
        out.flush();
        streams.add(out);
    }

    private static void file(HttpExchange exchange, String path) throws IOException {
        String name = path.equals("/") ? "/page/index.html" : path.equals("/vendor/echarts.js") ? ECHARTS : path;
        try (InputStream in = PageServer.class.getResourceAsStream(name)) {
            if (in == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
            send(exchange, 200, type, in.readAllBytes());
        }
    }

    private static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        send(exchange, status, "application/json", body.toString().getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        goDown();
        threads.shutdownNow();
    }

    /** Serves the page to a person, with figures that move, until the process ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PageServer server = new PageServer();
        System.out.println("Page " + server.address());
        for (long n = 1; ; n++) {
            Thread.sleep(500);
            try {
                server.send("bars", "m" + n, MadeUpTopology.bars(server.markets, n));
                if (n % 4 == 0) {
                    server.send("pipeline", "", MadeUpTopology.pipeline(server.markets));
                }
            } catch (UncheckedIOException stopped) {
                return;
            }
        }
    }
}
