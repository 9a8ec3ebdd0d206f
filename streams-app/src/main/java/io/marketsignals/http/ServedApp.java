package io.marketsignals.http;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.health.HealthWatch;
import io.marketsignals.health.TopicPresence;
import io.marketsignals.live.OutputTail;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.wire.PatientRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

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
            app = opened(
                    SignalsApp.start(config, new SignalTopologyFactory(), meters, server.map(HttpServer::address)));
            server.ifPresent(listening -> serve(config, listening, meters));
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

    private void serve(AppConfig config, HttpServer server, MeterRegistry meters) {
        server.watch(opened(watch(config)));
        SchemaRegistry registry =
                opened(new PatientRegistry(SignalTopologyFactory.registry(config), PatientRegistry.DEFAULT_PATIENCE));
        OutputTail tail = opened(OutputTail.start(config, registry));
        Rates rates = opened(Rates.sampling(meters, () -> app.read().lag()));
        OutputsNow outputs = new OutputsNow(tail.outputs(), tail.deadLetters(), rates);
        server.serve(new Instance(
                server.address(),
                tail.outputs(),
                tail.deadLetters(),
                tail::waiting,
                StoreQuestions.of(config, server.address(), app, registry, outputs),
                app::state,
                rates));
    }

    private HealthWatch watch(AppConfig config) {
        Admin admin = opened(Admin.create(config.kafka().admin(config.applicationId() + "-health")));
        List<String> topics =
                TopicTable.of(config.topics()).stream().map(TopicSpec::name).toList();
        TopicPresence presence = TopicPresence.of(admin, topics, config.health());
        return new HealthWatch(config.health(), app::read, app::hasRun, presence, System::nanoTime).start();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }
}
