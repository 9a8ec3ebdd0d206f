package io.marketsignals.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.marketsignals.app.AppConfig;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.cluster.TemporaryFolder;
import io.marketsignals.history.page.HtmlReport;
import io.marketsignals.history.recorded.Recorded;
import io.marketsignals.history.recorded.Stretch;
import io.marketsignals.history.result.ResultReader;
import io.marketsignals.history.result.Results;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.topics.RunName;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** What an application, of production or of a replay, has committed to its topics so far, as the results of a run. */
public final class Recording {
    private Recording() {}

    /** Reads the output topics to the end that they have now, and writes what a replay would write. */
    public static Results write(AppConfig config, Path out) throws IOException {
        RunName run = config.topics().run();
        OutFolder folder = OutFolder.ready(out);
        try (TemporaryFolder temporary = TemporaryFolder.create("market-signals-record-");
                SchemaRegistry registry = new ConfluentSchemaRegistry(config.registry());
                Consumer<byte[], byte[]> consumer = Clients.consumer(config, "record")) {
            Recorded inputs = Recorded.find(consumer, run, Stretch.ALL);
            folder.clear();
            Results results = new ResultReader(consumer, registry, run).write(out, temporary.path());
            Map<String, Object> report = results.json();
            report.put("run", described(config, inputs));
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(folder.report().toFile(), report);
            HtmlReport.write(RunFolder.open(out), folder.page());
            return results;
        }
    }

    private static Map<String, Object> described(AppConfig config, Recorded inputs) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("application", config.applicationId());
        run.put("source", TopicSource.described(config, inputs, Stretch.ALL));
        run.put("java", Runtime.version().toString());
        return run;
    }
}
