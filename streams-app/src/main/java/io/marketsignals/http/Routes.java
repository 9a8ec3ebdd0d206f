package io.marketsignals.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.marketsignals.health.Check;
import io.marketsignals.health.Health;
import io.marketsignals.health.HealthWatch;
import io.marketsignals.query.NotReadyException;
import io.marketsignals.query.Paths;
import io.marketsignals.query.Peers;
import io.marketsignals.topology.query.Span;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What lies at which path; {@code openapi.yaml} describes it for others. */
final class Routes implements AutoCloseable {
    private static final String VENDOR = "vendor/echarts.esm.min.js";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Access access;
    private final Followers followers;
    private final MeterRegistry meters;
    private final AtomicReference<Instance> instance = new AtomicReference<>();
    private final AtomicReference<HealthWatch> watch = new AtomicReference<>();

    Routes(Access access, Followers followers, MeterRegistry meters) {
        this.access = access;
        this.followers = followers;
        this.meters = meters;
    }

    void watch(HealthWatch health) {
        watch.set(health);
    }

    void serve(Instance running) {
        instance.set(running);
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::guard);
        Failures.addTo(routes);
        routes.get("/", request -> resource(request, "page/index.html", "text/html; charset=utf-8"));
        routes.get("/vendor/echarts.js", request -> resource(request, VENDOR, "text/javascript; charset=utf-8"));
        routes.get("/api/openapi.yaml", request -> resource(request, "openapi.yaml", "application/yaml"));
        routes.get("/api/markets", request -> json(request, ready().markets()));
        routes.get("/api/indices/{id}", this::index);
        routes.get("/api/alerts", request -> json(request, AlertsAnswer.of(ready().outputs(), new Query(request))));
        routes.get("/api/dead-letters", this::deadLetters);
        routes.get("/api/topology", this::topology);
        routes.before("/api/stream", request -> {
            ready().outputs();
            followers.require(request);
        });
        routes.sse("/api/stream", client -> followers.admit(client, ready()));
        routes.get("/health/live", request -> health(request, HealthWatch::live, true));
        routes.get("/health/ready", request -> health(request, HealthWatch::ready, false));
        routes.get("/health/started", request -> health(request, HealthWatch::started, false));
        routes.get("/metrics", this::metrics);
    }

    @Override
    public void close() {
        followers.close();
    }

    private void guard(Context request) {
        request.header("Content-Security-Policy", POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        if (request.path().startsWith("/api/")) {
            request.header("Cache-Control", "no-store");
        }
        access.check(request);
    }

    private Instance ready() {
        return Optional.ofNullable(instance.get())
                .orElseThrow(() -> new NotReadyException("The instance is starting."));
    }

    private void index(Context request) {
        Span minutes = minutes(request);
        ready().outputs();
        boolean forwarded = request.header(Peers.FORWARDED) != null;
        json(request, ready().questions().index(request.pathParam("id"), minutes, forwarded));
    }

    private static Span minutes(Context request) {
        try {
            return Paths.span(request.queryParam("from"), request.queryParam("to"));
        } catch (IllegalArgumentException senseless) {
            throw new BadRequestResponse(String.valueOf(senseless.getMessage()));
        }
    }

    private void deadLetters(Context request) {
        ready().outputs();
        json(request, DeadLettersAnswer.of(ready().refused(), new Query(request)));
    }

    private void topology(Context request) {
        json(request, ready().questions().topology("own".equals(request.queryParam("instance"))));
    }

    /** Before there is a watch it lives, or a start that waits for its cluster would be cut off, and does nothing else yet. */
    private void health(Context request, Function<HealthWatch, Health> probe, boolean beforeStart) {
        Health health = Optional.ofNullable(watch.get())
                .map(probe)
                .orElseGet(() -> new Health(List.of(new Check("started", beforeStart, "The instance is starting."))));
        request.status(health.up() ? OK : UNAVAILABLE);
        json(request, health.json());
    }

    private void metrics(Context request) {
        if (meters instanceof PrometheusMeterRegistry prometheus) {
            request.contentType("text/plain; version=0.0.4; charset=utf-8").result(prometheus.scrape());
        } else {
            throw new ServiceUnavailableResponse("This instance keeps no metrics for Prometheus.");
        }
    }

    private static void json(Context request, Object answer) {
        request.contentType("application/json").result(answer.toString());
    }

    private static void resource(Context request, String path, String type) {
        InputStream stream = Routes.class.getClassLoader().getResourceAsStream(path);
        if (stream == null) {
            throw new NotFoundResponse("There is nothing at " + request.path() + ".");
        }
        request.contentType(type).header("Cache-Control", "no-cache").result(stream);
    }
}
