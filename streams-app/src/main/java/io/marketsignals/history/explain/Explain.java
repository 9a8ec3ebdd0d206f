package io.marketsignals.history.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.explain.Explainer.Wish;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;

/** Explains one alert of a run's folder or of a cluster, and prints it. */
public final class Explain {
    private static final String CLIENT = "signals-explain";

    private final Wish wish;
    private final Look look;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * How it is printed.
     *
     * @param members how many members of a side a person is shown; scripts get all
     * @param json whether for a script
     */
    public record Look(int members, boolean json) {}

    /**
     * @param alert id, or at least 6 characters of its beginning; an IllegalArgumentException when it has fewer
     * @param revision empty: the first
     * @param around sessions before and after the alert's, 0 or more
     * @param err where progress is told
     */
    public Explain(String alert, Optional<Integer> revision, int around, Look look, PrintWriter out, PrintWriter err) {
        var unused = new AlertSearch(alert);
        if (around < 0 || look.members() < 0) {
            throw new IllegalArgumentException("sessions around and members must not be negative");
        }
        this.wish = new Wish(alert, revision, around);
        this.look = look;
        this.out = out;
        this.err = err;
    }

    /**
     * An alert of a run.
     *
     * @param reference where the reference file is now; empty: where the report says
     * @param feeds where the feed files are now; empty: where the report says
     */
    public void ofRun(Path folder, Optional<Path> reference, List<Path> feeds) {
        RunFolder run = RunFolder.open(folder);
        print(new RunResults(run), notes -> input(run, reference, feeds, notes));
    }

    /** An alert of a cluster's topics. */
    public void ofCluster(AppConfig config) {
        try (SchemaRegistry registry = new ConfluentSchemaRegistry(config.registry());
                Consumer<byte[], byte[]> consumer = Clients.consumer(config, CLIENT)) {
            print(
                    new ClusterResults(config.topics().run(), consumer, registry),
                    notes -> Optional.of(new TopicInput(config, consumer, registry, () -> {})));
        }
    }

    private void print(Results results, Explainer.Opening opening) {
        Explanation explanation = new Explainer(results, new ReadingProgress(err)).explain(wish, opening);
        if (look.json()) {
            out.println(ExplanationJson.of(explanation));
            out.flush();
        } else {
            new ExplanationText(explanation, look.members(), out).print();
        }
    }

    private static Optional<Input> input(
            RunFolder run, Optional<Path> reference, List<Path> feeds, List<String> notes) {
        if (!Files.isRegularFile(run.path().resolve(RunFolder.REPORT))) {
            notes.add("the run has no " + RunFolder.REPORT + ", so its input is not known");
            return Optional.empty();
        }
        JsonNode made = run.report().path("run");
        if (made.path("source").isObject()) {
            return source(made, notes);
        }
        FileInput.Sources sources = FileInput.Sources.of(made).at(reference, feeds);
        List<String> missing = sources.missing();
        notes.addAll(missing);
        return missing.isEmpty() ? Optional.of(FileInput.read(sources)) : Optional.empty();
    }

    /** The topics that a run read, where they still answer. */
    private static Optional<Input> source(JsonNode made, List<String> notes) {
        String brokers = made.at("/source/bootstrapServers").asText("");
        String url = made.at("/source/registry").asText("");
        if (brokers.isEmpty() || url.isEmpty()) {
            notes.add("the report does not name the brokers and the registry that the run read");
            return Optional.empty();
        }
        Map<String, String> settings = new TreeMap<>();
        made.path("settings")
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        if (!made.path("reference").asText("").isEmpty()) {
            notes.add("the run replaced reference data by "
                    + made.path("reference").asText() + ", which is not done here: what rests on it may differ");
        }
        settings.put("topics.run", made.at("/source/run").asText(""));
        settings.put("kafka.bootstrap.servers", brokers);
        settings.put("registry.schema.registry.url", url);
        AppConfig config = AppConfig.of(settings);
        try {
            ClusterAccess.open(config).close();
            SchemaRegistry registry = new ConfluentSchemaRegistry(config.registry());
            Consumer<byte[], byte[]> consumer = Clients.consumer(config, CLIENT);
            return Optional.of(new TopicInput(config, consumer, registry, () -> {
                consumer.close();
                registry.close();
            }));
        } catch (AppException silent) {
            notes.add("the run's input is on a cluster that does not answer: " + silent.getMessage());
            return Optional.empty();
        }
    }
}
