package io.marketsignals.history.feed;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Session;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a replay, read once to see what they hold, and again for their ticks. */
public final class History {
    private final List<ScannedFile> files;

    private History(List<ScannedFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads each file with the feed that covers its name.
     *
     * @param from first local date to replay, inclusive
     * @param to last local date to replay, inclusive
     */
    public static History scan(List<Feed> feeds, List<Path> files, Optional<LocalDate> from, Optional<LocalDate> to) {
        List<ScannedFile> scanned = new ArrayList<>();
        Set<Path> paths = new HashSet<>();
        for (Path file : files) {
            if (!paths.add(file.toAbsolutePath().normalize())) {
                throw new InputError(file + ": the file is given twice");
            }
            Feed feed = feedOf(file, feeds);
            Span span = from.isEmpty() && to.isEmpty()
                    ? Span.ALL
                    : Span.of(from, to, feed.market().calendar().zone());
            scanned.add(ScannedFile.scan(feed, file, scanned.size(), span));
        }
        if (scanned.stream().allMatch(file -> file.rows() == 0)) {
            throw new InputError("none of the files has a usable row in the dates asked for");
        }
        return new History(scanned);
    }

    /** By market, the first session of each symbol; indices do not count as symbols. */
    public Map<String, SortedMap<String, LocalDate>> firstSessions() {
        Map<String, SortedMap<String, LocalDate>> sessions = new HashMap<>();
        for (ScannedFile file : files) {
            if (!file.feed().kind().ofIndices()) {
                Feed.MarketOf market = file.feed().market();
                SortedMap<String, LocalDate> ofMarket = sessions.computeIfAbsent(market.id(), id -> new TreeMap<>());
                file.firstTimes()
                        .forEach((symbol, time) -> ofMarket.merge(
                                symbol, session(market.calendar(), time), (a, b) -> a.isBefore(b) ? a : b));
            }
        }
        return sessions;
    }

    /** Whether any of the files holds index levels. */
    public boolean holdsLevels() {
        return files.stream().anyMatch(file -> file.feed().kind().ofIndices());
    }

    /** Rows of all files in the span, good and refused, duplicates among them. */
    public long rows() {
        return files.stream().mapToLong(file -> file.rows() + file.refused()).sum();
    }

    /** How many ticks the rows make at most; rows refused as duplicates make none. */
    public long mostTicks() {
        return files.stream()
                .mapToLong(file -> file.rows()
                        * (file.feed().kind().ofBars() && !file.feed().bars().closeOnly() ? 4 : 1))
                .sum();
    }

    /** Start of the first row, epoch milliseconds UTC: no tick lies before it. */
    public long firstTime() {
        return files.stream()
                .flatMap(file -> file.firstTimes().values().stream())
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();
    }

    /**
     * When the last session with data has settled, in the market where that is latest, epoch milliseconds UTC. Where a
     * market's last data lies outside of its sessions, the time of that data counts.
     */
    public long lastSessionEnd() {
        return files.stream()
                .filter(file -> file.rows() > 0)
                .mapToLong(file -> file.feed()
                        .market()
                        .calendar()
                        .sessionAt(file.lastTime())
                        .map(Session::end)
                        .orElse(file.lastTime() + 1))
                .max()
                .orElseThrow();
    }

    /** All ticks; rows refused on the way are counted in {@code refusals}. */
    public MergedTicks ticks(Refusals refusals) {
        List<FileTicks> open = new ArrayList<>();
        for (ScannedFile file : files) {
            open.add(file.ticks(refusals));
        }
        return new MergedTicks(open);
    }

    /** The ticks of one market's rows that start in a stretch of time; a row's last ticks may come after it. */
    public MergedTicks ticks(String market, Span stretch, Refusals refusals) {
        List<FileTicks> open = new ArrayList<>();
        for (ScannedFile file : filesOf(market)) {
            open.add(file.ticks(stretch, refusals));
        }
        return new MergedTicks(open);
    }

    /** Where one market's rows that start in a stretch of time stand, by file; a file without such rows is left out. */
    public List<RowLines> lines(String market, Span stretch) {
        return filesOf(market).stream()
                .map(file -> lines(file, stretch))
                .filter(lines -> lines.rows() > 0)
                .toList();
    }

    private static RowLines lines(ScannedFile file, Span stretch) {
        long count = 0;
        long first = Long.MAX_VALUE;
        long last = 0;
        Map<String, Row> newest = new HashMap<>();
        try (RowSource rows = file.rows(stretch, new Refusals())) {
            while (rows.hasNext()) {
                Row row = rows.next();
                count++;
                first = Math.min(first, row.line());
                last = Math.max(last, row.line());
                newest.merge(row.symbol(), row, (a, b) -> b.start() >= a.start() ? b : a);
            }
        }
        Map<String, Long> lines = new HashMap<>();
        newest.forEach((symbol, row) -> lines.put(symbol, row.line()));
        return new RowLines(file.path(), count, first, last, lines);
    }

    private List<ScannedFile> filesOf(String market) {
        return files.stream()
                .filter(file -> file.feed().market().id().equals(market))
                .toList();
    }

    private static Feed feedOf(Path file, List<Feed> feeds) {
        List<Feed> covering = feeds.stream().filter(feed -> feed.covers(file)).toList();
        if (covering.size() != 1) {
            String which = covering.isEmpty()
                    ? "no feed covers it"
                    : "more than one feed covers it: "
                            + String.join(
                                    ", ", covering.stream().map(Feed::name).toList());
            throw new InputError(file + ": " + which + "; see 'files' in the feeds' descriptions");
        }
        return covering.get(0);
    }

    private static LocalDate session(MarketCalendar calendar, long time) {
        return calendar.sessionAt(time).map(Session::date).orElseGet(() -> calendar.dateOf(time));
    }
}
