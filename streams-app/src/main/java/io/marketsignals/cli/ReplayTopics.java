package io.marketsignals.cli;

import io.marketsignals.history.ReplayRequest;
import io.marketsignals.history.recorded.Stretch;
import io.marketsignals.topics.RunName;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Option;

/** The options of a replay that concern topics. */
final class ReplayTopics {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'replay-'uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description = "Topics: names the run's application and topics; default: replay- and the time of day.")
    private Optional<String> run;

    @Option(
            names = "--from-time",
            paramLabel = "INSTANT",
            description = "Topics: first event time, such as 2025-09-15T03:45:00Z; default: the beginning.")
    private Optional<Instant> from;

    @Option(
            names = "--to-time",
            paramLabel = "INSTANT",
            description = "Topics: first event time that is left out; default: the end as it is at the start.")
    private Optional<Instant> to;

    @Option(
            names = "--from-offset",
            paramLabel = "TOPIC-PARTITION=OFFSET",
            description = "Topics: first offset of one partition; goes before --from-time. May be repeated.")
    private Map<String, Long> fromOffsets = Map.of();

    @Option(
            names = "--to-offset",
            paramLabel = "TOPIC-PARTITION=OFFSET",
            description = "Topics: first offset of one partition that is left out; may be repeated.")
    private Map<String, Long> toOffsets = Map.of();

    @Option(names = "--end-sessions", description = "Topics: end the sessions that are open at the end of the input.")
    private boolean endSessions;

    @Option(names = "--clean", description = "Topics: remove from the cluster what the run has put there.")
    private boolean clean;

    /** IllegalArgumentException with a sentence when an option is missing or belongs to files. */
    ReplayRequest.Topics input(ConfigOptions options, Optional<Path> reference, ReplayFiles files) {
        if (files.given()) {
            throw new IllegalArgumentException("--feed, --from, --to and --partitions are for files, and none is given;"
                    + " topics take --from-time and --to-time, and have their partitions");
        }
        if (!options.given()) {
            throw new IllegalArgumentException(
                    "give files to replay, or with --bootstrap-servers or --config the cluster whose topics to replay");
        }
        Stretch stretch = new Stretch(from, to, offsets(fromOffsets), offsets(toOffsets));
        RunName name = new RunName(run.orElseGet(() -> NAME.format(Instant.now())));
        return new ReplayRequest.Topics(options.load(), name, clean, stretch, reference, endSessions);
    }

    boolean given() {
        return run.isPresent()
                || from.isPresent()
                || to.isPresent()
                || !fromOffsets.isEmpty()
                || !toOffsets.isEmpty()
                || endSessions
                || clean;
    }

    /** What --set says of signals and time; addresses, credentials and the run that is replayed are the source's. */
    Map<String, String> settings(ConfigOptions options) {
        Map<String, String> settings = new LinkedHashMap<>(options.assignments());
        settings.keySet()
                .removeIf(key -> key.startsWith("kafka.") || key.startsWith("registry.") || key.equals("topics.run"));
        return settings;
    }

    private static Map<TopicPartition, Long> offsets(Map<String, Long> written) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        written.forEach((name, offset) -> offsets.put(partition(name), offset));
        return offsets;
    }

    private static TopicPartition partition(String name) {
        int dash = name.lastIndexOf('-');
        if (dash < 1 || !name.substring(dash + 1).matches("\\d{1,6}")) {
            throw new IllegalArgumentException(
                    "an offset is given as TOPIC-PARTITION=OFFSET, but '" + name + "' names no partition");
        }
        return new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1)));
    }
}
