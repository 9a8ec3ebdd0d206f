package io.marketsignals.bench.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.bench.cluster.ChildJvm;
import io.marketsignals.history.cluster.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One replay from the launch of its JVM to its results.
 *
 * @param ticks of all files that were published
 * @param alerts lines of alerts
 * @param digest of the alerts; the same for the same history
 * @param cpuSeconds of the whole JVM: files read, broker, registry and processor
 */
public record ReplayPass(long ticks, long alerts, String digest, double seconds, double cpuSeconds) {
    private static final double NANOS = 1e9;

    /**
     * Replays a history once.
     *
     * @param heap for example 2g
     */
    static ReplayPass of(History history, String heap) throws IOException {
        try (TemporaryFolder out = TemporaryFolder.create("market-signals-replay-speed-")) {
            Path results = out.path().resolve("results");
            long began = System.nanoTime();
            ChildJvm jvm =
                    ChildJvm.start("replay", List.of("-Xmx" + heap), ReplayMain.class, history.arguments(results));
            try (jvm) {
                double cpu = Long.parseLong(jvm.answer()) / NANOS;
                double seconds = (System.nanoTime() - began) / NANOS;
                JsonNode report = new ObjectMapper()
                        .readTree(results.resolve("report.json").toFile());
                return new ReplayPass(
                        report.path("ticksPublished").asLong(),
                        report.path("results").path("alerts").path("lines").asLong(),
                        report.path("digest").asText(),
                        seconds,
                        cpu);
            }
        }
    }
}
