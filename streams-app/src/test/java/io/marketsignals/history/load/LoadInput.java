package io.marketsignals.history.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.app.AppConfig;
import io.marketsignals.history.load.LoadedCluster.Line;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/** Files of one session of 2 January 2024, four ticks and a refused row, and loads of them. */
final class LoadInput {
    static final String REFERENCE = """
            markets:
              XX: {zone: UTC, open: "09:00", close: "12:00", sessions: from-data}
            indices:
              ALL: {market: XX, level: derived, members: all}
              IDX: {market: XX, level: feed}
            context:
              - {kind: earnings-date, subject: A, time: 2024-01-09T10:00:00Z, published: 2024-01-01T08:00:00Z,
                 date: 2024-01-09, period: Q4}
            """;
    private static final String PRICES = """
            kind: trades
            files: ["prices*.csv"]
            columns: {symbol: s, timestamp: t, price: p, volume: v}
            """;
    private static final String LEVELS = """
            kind: levels
            files: ["levels*.csv"]
            columns: {symbol: {constant: IDX}, timestamp: t, level: l}
            """;
    private static final String DATA = """
            s,t,p,v
            A,2024-01-02T10:00:00Z,10,100
            B,2024-01-02T10:00:30Z,20,
            A,2024-01-02T10:01:00Z,11,50
            B,bad,20,1
            """;

    private final Path folder;
    private final LoadedCluster cluster;
    private final StringWriter err = new StringWriter();

    LoadInput(Path folder, LoadedCluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
        write("reference.yaml", REFERENCE);
        write("prices.yaml", PRICES);
        write("levels.yaml", LEVELS);
        write("prices.csv", DATA);
        write("levels.csv", "t,l\n2024-01-02T10:00:10Z,1000\n");
    }

    /** What was told on the way. */
    String told() {
        return err.toString();
    }

    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LoadReport load(int batch) throws InterruptedException {
        return load(batch, cluster.config(), false).run();
    }

    Load load(int batch, AppConfig config, boolean createTopics) {
        LoadRequest request = new LoadRequest(
                folder.resolve("reference.yaml"),
                List.of(folder.resolve("prices.yaml"), folder.resolve("levels.yaml")),
                List.of(folder.resolve("prices.csv"), folder.resolve("levels.csv")),
                Optional.empty(),
                Optional.empty(),
                batch,
                createTopics);
        return new Load(request, config, new PrintWriter(err), false);
    }

    /** By the formula that Kafka documents for its default partitioner. */
    static int kafkas(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
    }

    /** Times of a key's records. */
    static List<String> times(Map<Integer, List<Line>> lines, String key) {
        return times(lines.values().stream().flatMap(List::stream).toList(), key);
    }

    static List<String> times(List<Line> lines, String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .map(line -> Instant.ofEpochMilli(line.timestamp()).toString().substring(11, 19))
                .toList();
    }

    static long millis(String time) {
        return Instant.parse("2024-01-02T" + time + "Z").toEpochMilli();
    }
}
