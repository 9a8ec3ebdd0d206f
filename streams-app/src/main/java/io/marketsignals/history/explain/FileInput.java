package io.marketsignals.history.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.app.AppConfig;
import io.marketsignals.history.explain.StageOne.Rules;
import io.marketsignals.history.feed.Feed;
import io.marketsignals.history.feed.FeedFile;
import io.marketsignals.history.feed.History;
import io.marketsignals.history.feed.MergedTicks;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.feed.Span;
import io.marketsignals.history.feed.Tick;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.history.run.ShellWords;
import io.marketsignals.model.Level;
import io.marketsignals.model.Levels;
import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topology.ReferenceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files of a replay. */
final class FileInput implements Input {
    /** Each partition hears so often how far event time is, so that none of its ticks comes too far ahead, milliseconds. */
    private static final long HEARTBEAT = Duration.ofDays(1).toMillis();

    private final Sources files;
    private final History history;
    private final Set<String> openIndices;
    private final Rules rules;

    /**
     * The files and settings of a run.
     *
     * @param settings of the application, as they were given
     */
    record Sources(
            Path reference,
            List<Path> feeds,
            List<Path> data,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Map<String, String> settings) {

        /** What a report says; feeds are empty where it does not name them. */
        static Sources of(JsonNode run) {
            Map<String, String> settings = new TreeMap<>();
            run.path("settings")
                    .properties()
                    .forEach(entry ->
                            settings.put(entry.getKey(), entry.getValue().asText()));
            return new Sources(
                    Path.of(run.path("reference").asText("")),
                    paths(run.path("feeds")),
                    paths(run.path("files")),
                    date(run.path("from")),
                    date(run.path("to")),
                    settings);
        }

        /** The same with other places of the reference and feed files, where given. */
        Sources at(Optional<Path> otherReference, List<Path> otherFeeds) {
            return new Sources(
                    otherReference.orElse(reference),
                    otherFeeds.isEmpty() ? feeds : otherFeeds,
                    data,
                    from,
                    to,
                    settings);
        }

        /** What of it is not there, each with a sentence; empty when all is. */
        List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (feeds.isEmpty()) {
                missing.add("the report does not name the run's feed files; say where they are with --feed");
            }
            if (!Files.isRegularFile(reference)) {
                missing.add("there is no reference file " + reference + "; say where it is with --reference");
            }
            feeds.stream()
                    .filter(file -> !Files.isRegularFile(file))
                    .forEach(file -> missing.add("there is no feed file " + file + "; say where it is with --feed"));
            data.stream()
                    .filter(file -> !Files.isRegularFile(file))
                    .forEach(file -> missing.add("the run's data is gone: there is no file " + file));
            return missing;
        }

        private static List<Path> paths(JsonNode array) {
            List<Path> paths = new ArrayList<>();
            array.forEach(path -> paths.add(Path.of(path.asText())));
            return paths;
        }

        private static Optional<LocalDate> date(JsonNode node) {
            return node.isTextual() ? Optional.of(LocalDate.parse(node.asText())) : Optional.empty();
        }
    }

    private FileInput(Sources files, History history, Set<String> openIndices, Rules rules) {
        this.files = files;
        this.history = history;
        this.openIndices = Set.copyOf(openIndices);
        this.rules = rules;
    }

    /** Reads the files once to see what they hold; an InputError when one cannot be used. */
    static FileInput read(Sources files) {
        Reference reference = ReferenceFile.read(files.reference());
        List<Feed> feeds = files.feeds().stream()
                .map(file -> FeedFile.read(file, reference.calendars()))
                .toList();
        History history = History.scan(feeds, files.data(), files.from(), files.to());
        ReferenceReader reader = new ReferenceReader();
        for (ReferenceEntry entry : reference.resolved(history.firstSessions())) {
            reader.add(entry);
        }
        AppConfig config = AppConfig.of(files.settings());
        Rules rules = new Rules(reader.reference(), Settings.of(config.signals()), config.pipeline());
        return new FileInput(files, history, reference.openIndices().keySet(), rules);
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public void feed(StageOne stage, String market, long from, long until) {
        try (MergedTicks ticks = history.ticks(market, new Span(from, until), new Refusals())) {
            boolean wanted = true;
            long beat = Long.MAX_VALUE;
            while (wanted && ticks.hasNext()) {
                Tick tick = ticks.next();
                beat = Math.min(beat, tick.time());
                while (beat <= tick.time() - HEARTBEAT) {
                    beat += HEARTBEAT;
                    stage.takePrices(0, Prices.heartbeat(beat));
                    stage.takeLevels(0, Levels.heartbeat(beat));
                }
                wanted = take(stage, tick);
            }
        }
    }

    private static boolean take(StageOne stage, Tick tick) {
        long volume = tick.knownVolume().orElse(0L);
        return tick.level()
                ? stage.takeLevels(0, Levels.of(Level.traded(tick.symbol(), tick.time(), tick.value(), volume)))
                : stage.takePrices(0, Prices.of(Price.traded(tick.symbol(), tick.time(), tick.value(), volume)));
    }

    @Override
    public List<Stretch> stretches(String market, Session session, long until) {
        return history.lines(market, new Span(session.open(), until)).stream()
                .map(lines -> new Stretch(
                        lines.file().toString(),
                        "lines",
                        lines.first(),
                        lines.last(),
                        Optional.of(lines.rows()),
                        lines.newest()))
                .toList();
    }

    @Override
    public List<String> unseen(Members members, String market, long from, long until) {
        if (!openIndices.contains(members.index())) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        history.lines(market, new Span(from, until))
                .forEach(lines -> seen.addAll(lines.newest().keySet()));
        return members.all().stream()
                .map(Member::symbol)
                .filter(symbol -> !seen.contains(symbol))
                .toList();
    }

    @Override
    public String replay(Session first, Session last) {
        List<String> words = new ArrayList<>(List.of("./signals", "replay", "--reference"));
        words.add(files.reference().toString());
        files.feeds().forEach(feed -> words.addAll(List.of("--feed", feed.toString())));
        words.addAll(List.of("--from", first.date().toString()));
        words.addAll(List.of("--to", last.date().toString()));
        words.addAll(List.of("--out", "replayed"));
        files.settings().forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        files.data().forEach(file -> words.add(file.toString()));
        return ShellWords.joined(words);
    }

    @Override
    public void close() {
        // files are closed after each reading
    }
}
