package io.marketsignals.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import io.marketsignals.app.AppException;
import io.marketsignals.app.HttpSettings;
import io.marketsignals.health.HealthWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
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

    private final HttpSettings settings;
    private final Routes routes;
    private final Javalin javalin;

    private HttpServer(HttpSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.routes = new Routes(new Access(settings), new Followers(settings.streams()), meters);
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Listens.
     *
     * @throws AppException when the port is taken or the key store cannot be used
     */
    static HttpServer listen(HttpSettings settings, MeterRegistry meters) {
        settings.tls().ifPresent(PeerTrust::in); // refuses an unusable key store in a sentence, as Jetty does not
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

    /** Answers probes by a watch from now on. */
    void watch(HealthWatch health) {
        routes.watch(health);
    }

    /** Answers for an instance from now on. */
    void serve(Instance running) {
        routes.serve(running);
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
        routes.close();
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
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        routes.addTo(config.routes);
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

    private static String root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + " " + root.getMessage();
    }
}
