package io.marketsignals.http;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.live.OutputTail;
import io.marketsignals.model.Reference;
import io.marketsignals.wire.PatientRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One running instance with what it answers over HTTP; without that where http.enabled says so. */
public final class ServedApp implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final SignalsApp app;
    private final Optional<String> url;

    private ServedApp(AppConfig config, MeterRegistry meters) {
        Optional<HttpServer> server = config.http().enabled()
                ? Optional.of(opened(HttpServer.listen(config.http(), meters)))
                : Optional.empty();
        url = server.map(HttpServer::url);
        try {
            app = opened(SignalsApp.start(config, new SignalTopologyFactory(), meters));
            server.ifPresent(listening -> listening.serve(instance(config, listening.address(), meters)));
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    /**
     * Listens, then waits for the cluster, checks the topics and starts; restoring may take longer.
     *
     * @throws io.marketsignals.app.AppException with the reason why not; nothing is left running
     */
    public static ServedApp start(AppConfig config, MeterRegistry meters) {
        return new ServedApp(config, meters);
    }

    public SignalsApp app() {
        return app;
    }

    /** Where the page is; empty when nothing is served. */
    public Optional<String> url() {
        return url;
    }

    /** What was opened last is closed first. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failed) {
                throw new IllegalStateException("could not be closed", failed);
            }
        }
    }

    private Instance instance(AppConfig config, String address, MeterRegistry meters) {
        SchemaRegistry registry =
                opened(new PatientRegistry(SignalTopologyFactory.registry(config), PatientRegistry.DEFAULT_PATIENCE));
        OutputTail tail = opened(OutputTail.start(config, registry));
        Rates rates = new Rates(meters);
        ScheduledExecutorService sampling = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "http-rates");
            thread.setDaemon(true);
            return thread;
        });
        opened((AutoCloseable) sampling::shutdownNow);
        var unused = sampling.scheduleAtFixedRate(rates, 0, 1, TimeUnit.SECONDS);
        return new Instance(
                address,
                tail.outputs(),
                tail.deadLetters(),
                tail::waiting,
                () -> Reference.EMPTY,
                () -> app.streams().state().name(),
                rates);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }
}
