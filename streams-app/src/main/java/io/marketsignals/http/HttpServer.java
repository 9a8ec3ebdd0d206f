package io.marketsignals.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.sse.SseClient;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import io.marketsignals.app.AppException;
import io.marketsignals.app.HttpSettings;
import io.marketsignals.health.Check;
import io.marketsignals.health.Health;
import io.marketsignals.health.HealthWatch;
import io.marketsignals.query.NotReadyException;
import io.marketsignals.query.Paths;
import io.marketsignals.query.Peers;
import io.marketsignals.topology.query.Span;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The server of one instance. It listens from the start, so that its port is known and health can be asked; data is there
 * once {@link #serve} was called. Threads, bodies and streams are bounded.
 */
final class HttpServer implements AutoCloseable {
    private static final int THREADS = 24;
    private static final int LEAST_THREADS = 4;
    private static final long LARGEST_BODY = 16_384;
    private static final String VENDOR = "vendor/echarts.esm.min.js";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HttpSettings settings;
    private final MeterRegistry meters;
    private final Access access;
    private final ThreadPoolExecutor streams;
    private final Javalin javalin;
    private final AtomicReference<Instance> instance = new AtomicReference<>();
    private final AtomicReference<HealthWatch> watch = new AtomicReference<>();

    private HttpServer(HttpSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        this.access = new Access(settings);
        this.streams =
                new ThreadPoolExecutor(0, settings.streams(), 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "http-stream");
                    thread.setDaemon(true);
                    return thread;
                });
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Listens.
     *
     * @throws AppException when the port is taken or the key store cannot be used
     */
    static HttpServer listen(HttpSettings settings, MeterRegistry meters) {
        HttpServer server = new HttpServer(settings, meters);
        try {
            server.javalin.start();
            return server;
        } catch (JavalinBindException taken) {
            throw new AppException(
                    AppException.Reason.BAD_CONFIG,
                    "Port " + settings.port() + " of " + settings.host()
                            + " is taken or not ours to listen on: choose another with http.port, 0 for any free one.",
                    taken);
        } catch (RuntimeException failed) {
            server.close();
            throw new AppException(
                    AppException.Reason.BAD_CONFIG,
                    "HTTP cannot be served as " + settings + ": " + root(failed),
                    failed);
        }
    }

    private static String root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + " " + root.getMessage();
    }

    /** Answers probes by a watch from now on. */
    void watch(HealthWatch health) {
        watch.set(health);
    }

    /** Answers for an instance from now on. */
    void serve(Instance running) {
        instance.set(running);
    }

    /** host:port by which others reach it. */
    String address() {
        return settings.advertised()
                .orElse((settings.loopback() ? "127.0.0.1" : settings.host()) + ":" + javalin.port());
    }

    String url() {
        return (settings.tls().isPresent() ? "https://" : "http://") + address() + "/";
    }

    @Override
    public void close() {
        streams.shutdownNow();
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        settings.tls().ifPresent(tls -> secure(config, tls));
        config.staticFiles.add(files -> {
            files.hostedPath = "/page";
            files.directory = "/page";
            files.location = Location.CLASSPATH;
            files.headers = java.util.Map.of("Cache-Control", "no-cache");
        });
        routes(config.routes);
    }

    private void secure(JavalinConfig config, HttpSettings.Tls tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.keystore().toString());
        context.setKeyStorePassword(tls.password());
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = new ServerConnector(server, context);
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            return connector;
        });
    }

    private void routes(RoutesConfig routes) {
        routes.before(request -> {
            request.header("Content-Security-Policy", POLICY);
            request.header("X-Content-Type-Options", "nosniff");
            request.header("Referrer-Policy", "no-referrer");
            if (request.path().startsWith("/api/")) {
                request.header("Cache-Control", "no-store");
            }
            access.check(request);
        });
        Failures.addTo(routes);
        routes.get("/", request -> resource(request, "page/index.html", "text/html; charset=utf-8"));
        routes.get("/vendor/echarts.js", request -> resource(request, VENDOR, "text/javascript; charset=utf-8"));
        routes.get("/api/openapi.yaml", request -> resource(request, "openapi.yaml", "application/yaml"));
        routes.get("/metrics", this::metrics);
        routes.get("/api/markets", request -> json(request, Json.text(ready().markets())));
        routes.get("/api/indices/{id}", this::index);
        routes.get("/api/topology", this::topology);
        routes.get("/health/live", request -> health(request, HealthWatch::live, true));
        routes.get("/health/ready", request -> health(request, HealthWatch::ready, false));
        routes.get("/health/started", request -> health(request, HealthWatch::started, false));
        routes.get(
                "/api/alerts",
                request -> json(request, Json.text(AlertsAnswer.of(ready().outputs(), new Query(request)))));
        routes.get(
                "/api/dead-letters",
                request -> json(request, Json.text(DeadLettersAnswer.of(ready().refused(), new Query(request)))));
        routes.before("/api/stream", request -> requireRoom());
        routes.sse("/api/stream", this::stream);
    }

    private Instance ready() {
        return Optional.ofNullable(instance.get())
                .orElseThrow(() -> new NotReadyException("The instance is starting."));
    }

    private void index(Context request) {
        boolean forwarded = request.header(Peers.FORWARDED) != null;
        try {
            Span minutes = Paths.span(request.queryParam("from"), request.queryParam("to"));
            ready().outputs();
            json(
                    request,
                    ready().questions()
                            .index(request.pathParam("id"), minutes, forwarded)
                            .toString());
        } catch (IllegalArgumentException senseless) {
            throw new BadRequestResponse(String.valueOf(senseless.getMessage()));
        }
    }

    private void topology(Context request) {
        boolean own = "own".equals(request.queryParam("instance"));
        json(request, ready().questions().topology(own).toString());
    }

    /** Before there is an instance it lives, or a start that waits for its cluster would be cut off, and does nothing else yet. */
    private void health(Context request, Function<HealthWatch, Health> probe, boolean beforeStart) {
        Health health = Optional.ofNullable(watch.get())
                .map(probe)
                .orElseGet(() -> new Health(List.of(new Check("started", beforeStart, "The instance is starting."))));
        request.status(health.up() ? 200 : 503);
        json(request, health.json().toString());
    }

    private void requireRoom() {
        ready().outputs();
        if (streams.getActiveCount() >= settings.streams()) {
            throw new ServiceUnavailableResponse(
                    "All " + settings.streams() + " streams are taken; http.streams allows more.");
        }
    }

    private void stream(SseClient client) {
        Instance running = ready();
        Context request = client.ctx();
        Optional<String> after = Optional.ofNullable(request.header("Last-Event-ID"))
                .or(() -> Optional.ofNullable(request.queryParam("after")));
        client.keepAlive();
        try {
            streams.execute(new EventStream(client, running.outputs(), after, running::pipeline));
        } catch (RejectedExecutionException full) {
            client.close();
        }
    }

    private void metrics(Context request) {
        if (meters instanceof PrometheusMeterRegistry prometheus) {
            request.contentType("text/plain; version=0.0.4; charset=utf-8").result(prometheus.scrape());
        } else {
            throw new ServiceUnavailableResponse("This instance keeps no metrics for Prometheus.");
        }
    }

    private static void json(Context request, String answer) {
        request.contentType("application/json").result(answer);
    }

    private static void resource(Context request, String path, String type) {
        var stream = HttpServer.class.getClassLoader().getResourceAsStream(path);
        if (stream == null) {
            throw new io.javalin.http.NotFoundResponse("There is nothing at " + request.path() + ".");
        }
        request.contentType(type).header("Cache-Control", "no-cache").result(stream);
    }
}
