package io.marketsignals.cli;

import io.marketsignals.history.ReplayRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of a replay that concern files. */
final class ReplayFiles {
    @Option(
            names = {"-f", "--feed"},
            paramLabel = "FILE",
            description = "Files: what the data files hold, as YAML; may be repeated.")
    private List<Path> feeds = List.of();

    @Option(names = "--from", paramLabel = "DATE", description = "Files: first local date to replay.")
    private Optional<LocalDate> from;

    @Option(names = "--to", paramLabel = "DATE", description = "Files: last local date to replay.")
    private Optional<LocalDate> to;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Files: of the prices and of the index ticks; default: one for each stream thread.")
    private Optional<Integer> partitions;

    /** IllegalArgumentException with a sentence when an option is missing or belongs to topics. */
    ReplayRequest.Files input(ConfigOptions options, Optional<Path> reference, ReplayTopics topics, List<Path> data) {
        if (topics.given() || options.servers().isPresent()) {
            throw new IllegalArgumentException("files are replayed on a broker of the replay's own: leave out --run,"
                    + " --bootstrap-servers and what else is for topics, or load the files with 'signals load' first");
        }
        if (reference.isEmpty() || feeds.isEmpty()) {
            throw new IllegalArgumentException("a replay of files needs --reference and --feed");
        }
        return new ReplayRequest.Files(reference.get(), feeds, data, from, to);
    }

    /** Whether anything was given that is for files only. */
    boolean given() {
        return !feeds.isEmpty() || from.isPresent() || to.isPresent() || partitions.isPresent();
    }

    /** @param threads of all instances: more partitions than those only make more reports and commits */
    int partitions(int threads) {
        return partitions.orElse(threads);
    }

    /** Of a settings file, what is about signals and time only: the replay brings its own cluster. */
    Map<String, String> settings(ConfigOptions options) {
        Map<String, String> settings = new LinkedHashMap<>(options.written(Set.of("signals.", "pipeline.")));
        settings.putAll(options.assignments());
        return settings;
    }
}
