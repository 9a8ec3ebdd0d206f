package io.marketsignals.history.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.cli.Main;
import io.marketsignals.history.load.LoadedCluster.Line;
import io.marketsignals.topics.TopicNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Loads in a JVM of their own that are killed on the way: what lies on the topics in the end is what one run alone sends. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class LoadKillTest {
    private static final int TICKS = 60_000;
    private static final Path LOG = Path.of("target", "load-kill.log");

    @TempDir
    private Path folder;

    @Test
    void shouldEndWithTheSameRecordsWhenItIsKilledOnTheWay() throws Exception {
        writeInput();
        long seed = System.nanoTime();
        System.out.println("moments of the kills: seed " + seed);
        Random random = new Random(seed);
        try (LoadedCluster cluster = new LoadedCluster()) {
            cluster.renew();
            load(cluster);
            Map<String, Map<Integer, List<Line>>> whole = lines(cluster);
            cluster.renew();

            long killed = kill(cluster, TICKS / 6 + random.nextInt(TICKS / 6), Process::destroyForcibly);
            long stopped = kill(cluster, TICKS / 2 + random.nextInt(TICKS / 6), Process::destroy);
            LoadReport rest = load(cluster);

            assertThat(killed).isBetween(1L, (long) TICKS);
            assertThat(stopped).isBetween(killed + 1, (long) TICKS);
            assertThat(Files.readString(LOG))
                    .contains("Stopped before the end of the load: the same command goes on from there.");
            assertThat(rest.outcome().passedOver()).isGreaterThanOrEqualTo(stopped);
            assertThat(rest.outcome().sent()).isPositive();
            Map<String, Map<Integer, List<Line>>> pieces = lines(cluster);
            whole.forEach((topic, partitions) -> partitions.forEach(
                    (partition, lines) -> assertThat(pieces.get(topic).get(partition))
                            .as(topic + "-" + partition)
                            .isEqualTo(lines)));
        }
    }

    private interface Blow {
        void strike(Process process);
    }

    /** Starts the load in a JVM of its own and strikes once so many records are there; says how many were in the end. */
    private long kill(LoadedCluster cluster, long records, Blow blow) throws Exception {
        Process process = start(cluster);
        try {
            while (held(cluster) < records) {
                assertThat(process.isAlive())
                        .as("the load ended by itself; see " + LOG)
                        .isTrue();
                TimeUnit.MILLISECONDS.sleep(2);
            }
            blow.strike(process);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return held(cluster);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(LoadedCluster cluster) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                Main.class.getName(),
                "load",
                "--reference",
                folder.resolve("reference.yaml").toString(),
                "--feed",
                folder.resolve("feed.yaml").toString(),
                "--batch",
                "1",
                folder.resolve("data.csv").toString()));
        Map<String, String> settings = new HashMap<>(cluster.settings());
        // Small requests: it takes long enough to be hit, and there are always several under way.
        settings.put("kafka.producer.batch.size", "2000");
        settings.put("kafka.producer.buffer.memory", "200000");
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return builder.start();
    }

    private LoadReport load(LoadedCluster cluster) throws InterruptedException {
        LoadRequest request = new LoadRequest(
                folder.resolve("reference.yaml"),
                List.of(folder.resolve("feed.yaml")),
                List.of(folder.resolve("data.csv")),
                Optional.empty(),
                Optional.empty(),
                1,
                false);
        return new Load(request, cluster.config(), new PrintWriter(new StringWriter()), false).run();
    }

    private static Map<String, Map<Integer, List<Line>>> lines(LoadedCluster cluster) {
        Map<String, Map<Integer, List<Line>>> lines = new HashMap<>();
        for (String topic :
                List.of(TopicNames.PRICES, TopicNames.INDEX_TICKS, TopicNames.REFERENCE, TopicNames.CONTEXT)) {
            lines.put(topic, cluster.lines(topic));
        }
        return lines;
    }

    private static long held(LoadedCluster cluster) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < 3; partition++) {
            ends.put(new TopicPartition(TopicNames.PRICES, partition), OffsetSpec.latest());
        }
        return cluster.admin().listOffsets(ends).all().get().values().stream()
                .mapToLong(info -> info.offset())
                .sum();
    }

    private void writeInput() throws IOException {
        Files.deleteIfExists(LOG);
        Files.writeString(folder.resolve("reference.yaml"), """
                markets:
                  XX: {zone: UTC, open: "00:00", close: "23:00", sessions: from-data}
                indices:
                  ALL: {market: XX, level: derived, members: all}
                """);
        Files.writeString(folder.resolve("feed.yaml"), """
                kind: trades
                columns: {symbol: s, timestamp: t, price: p}
                formats: {timestamp: epoch-millis}
                """);
        long start = Instant.parse("2024-01-02T01:00:00Z").toEpochMilli();
        Random random = new Random(7);
        StringBuilder data = new StringBuilder("s,t,p\n");
        for (int i = 0; i < TICKS; i++) {
            String price = String.format(Locale.ROOT, "%.2f", 10 + random.nextDouble());
            data.append("S").append(random.nextInt(40)).append(',').append(start + i * 1_000L);
            data.append(',').append(price).append('\n');
        }
        Files.write(folder.resolve("data.csv"), data.toString().getBytes(UTF_8));
    }
}
