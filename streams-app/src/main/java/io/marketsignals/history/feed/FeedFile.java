package io.marketsignals.history.feed;

import io.marketsignals.history.feed.Feed.Bars;
import io.marketsignals.history.feed.Feed.Csv;
import io.marketsignals.history.feed.Feed.Kind;
import io.marketsignals.history.feed.Feed.Label;
import io.marketsignals.history.feed.Feed.MarketOf;
import io.marketsignals.history.feed.Feed.SymbolSource;
import io.marketsignals.history.yaml.YamlFile;
import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlNode;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.model.MarketCalendar;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the description of a feed; whatever cannot be meant is refused with file, line and a sentence. */
public final class FeedFile {
    private static final String WHAT = "a feed";
    private static final String[] KEYS = {
        "kind", "market", "zone", "files", "csv", "columns", "formats", "bars", "scale"
    };
    /** Every column that is not named otherwise. */
    private static final String REST = "rest";

    private static final Duration SHORTEST_BAR = Duration.ofSeconds(1);

    private final YamlMap yaml;
    private final Kind kind;

    private FeedFile(YamlMap yaml) {
        this.yaml = yaml;
        this.kind = yaml.text("kind", WHAT).oneOf(Kind.class);
    }

    /**
     * The feed that a file describes.
     *
     * @param calendars of the reference file's markets; the feed needs to name one unless it is the only one
     */
    public static Feed read(Path file, Map<String, MarketCalendar> calendars) {
        YamlMap yaml = YamlFile.read(file).only(WHAT, KEYS);
        return new FeedFile(yaml).read(file.toString(), calendars);
    }

    private Feed read(String name, Map<String, MarketCalendar> calendars) {
        MarketOf market = market(calendars);
        List<String> globs = yaml.items("files").stream().map(FeedFile::glob).toList();
        Bars bars = bars();
        ZoneId zone = yaml.optionalText("zone")
                .map(YamlText::zone)
                .orElse(market.calendar().zone());
        double scale = yaml.optionalText("scale").map(YamlText::number).orElse(1.0);
        if (scale <= 0) {
            throw yaml.position("scale").error("the scale must be above 0: " + scale);
        }
        Feed.Layout layout = new Feed.Layout(csv(), symbol(), columns(bars), formats(), zone, scale);
        return new Feed(name, kind, market, globs.isEmpty() ? List.of("*") : globs, layout, bars);
    }

    private static String glob(YamlNode item) {
        YamlText glob = item.text("a glob");
        try {
            var unused = FileSystems.getDefault().getPathMatcher("glob:" + glob.text());
            return glob.text();
        } catch (PatternSyntaxException e) {
            throw glob.error("'" + glob.text() + "' is not a glob: " + e.getDescription());
        }
    }

    private MarketOf market(Map<String, MarketCalendar> calendars) {
        String known = String.join(", ", calendars.keySet().stream().sorted().toList());
        if (!yaml.has("market")) {
            if (calendars.size() != 1) {
                throw yaml.error("the feed must name its 'market': one of " + known);
            }
            return new MarketOf(known, calendars.get(known));
        }
        YamlText market = yaml.text("market", WHAT);
        if (!calendars.containsKey(market.text())) {
            throw market.error("market " + market.text() + " is not in the reference file; known are: " + known);
        }
        return new MarketOf(market.text(), calendars.get(market.text()));
    }

    private Csv csv() {
        YamlMap csv = yaml.section("csv").only("'csv'", "delimiter", "quote", "header");
        char delimiter = single(csv, "delimiter", ',');
        char quote = single(csv, "quote", '"');
        if (delimiter == quote) {
            throw csv.error("delimiter and quote must differ");
        }
        return new Csv(
                delimiter, quote, csv.optionalText("header").map(YamlText::flag).orElse(true));
    }

    private static char single(YamlMap csv, String key, char otherwise) {
        if (!csv.has(key)) {
            return otherwise;
        }
        YamlText text = csv.text(key, "'csv'");
        String character = text.text().equals("\\t") ? "\t" : text.text();
        if (character.length() != 1) {
            throw text.error("'" + key + "' must be one character, not '" + character + "'");
        }
        return character.charAt(0);
    }

    private SymbolSource symbol() {
        yaml.required("columns", WHAT);
        if (wide()) {
            return headers(yaml.section("columns").required("symbols", "'columns'"));
        }
        YamlNode symbol = yaml.section("columns").required("symbol", "'columns'");
        if (symbol instanceof YamlText column) {
            return new SymbolSource.Column(column.text());
        }
        YamlMap map = symbol.map("'symbol'").only("'symbol'", "constant", "file");
        if (map.has("constant")) {
            return new SymbolSource.Constant(map.text("constant", "'symbol'").text());
        }
        YamlText pattern = map.text("file", "'symbol'");
        try {
            if (Pattern.compile(pattern.text()).matcher("").groupCount() < 1) {
                throw pattern.error("the pattern '" + pattern.text() + "' needs a group around the symbol");
            }
        } catch (PatternSyntaxException e) {
            throw pattern.error("'" + pattern.text() + "' is not a regular expression: " + e.getDescription());
        }
        return new SymbolSource.FileName(pattern.text());
    }

    /** Whether a row holds prices of many symbols. */
    private boolean wide() {
        return yaml.section("columns").has("symbols");
    }

    private static SymbolSource headers(YamlNode symbols) {
        if (symbols instanceof YamlText text) {
            if (!text.text().equals(REST)) {
                throw text.error("'symbols' must be '" + REST + "' or a list of columns, not '" + text.text() + "'");
            }
            return new SymbolSource.Headers(List.of());
        }
        List<String> named = symbols.list("'symbols'").items().stream()
                .map(item -> item.text("a symbol").text())
                .toList();
        if (named.isEmpty()) {
            throw symbols.error("'symbols' must name at least one column");
        }
        return new SymbolSource.Headers(named);
    }

    private void checkWide(YamlMap columns, Bars bars) {
        if (kind.ofBars() && !bars.closeOnly()) {
            throw columns.position("symbols")
                    .error("a column for each symbol holds closes: 'bars' needs 'ticks: close'");
        }
        if (!csv().header()) {
            throw columns.position("symbols").error("a column for each symbol needs a header that names them");
        }
    }

    private Map<String, String> columns(Bars bars) {
        YamlMap map = yaml.section("columns");
        map.only("'columns'", Roles.allowed(kind, wide()));
        Map<String, String> columns = new LinkedHashMap<>();
        for (String role : map.keys()) {
            if (!role.equals("symbol") && !role.equals("symbols")) {
                columns.put(role, map.text(role, "'columns'").text());
            }
        }
        if (wide()) {
            checkWide(map, bars);
        } else {
            for (String role : Roles.required(kind, bars)) {
                map.required(role, "'columns' of a feed of " + kind.name().toLowerCase(Locale.ROOT));
            }
        }
        boolean whole = columns.containsKey("timestamp");
        boolean parts = columns.containsKey("date") || columns.containsKey("time");
        boolean timed = columns.containsKey("time") || (kind.ofBars() && bars.ofSessions());
        if (whole == parts || (parts && !(columns.containsKey("date") && timed))) {
            throw map.error("'columns' needs either 'timestamp', or 'date' and 'time'; daily bars need 'date' only");
        }
        return columns;
    }

    private Map<String, String> formats() {
        YamlMap map = yaml.section("formats").only("'formats'", "date", "time", "timestamp");
        Map<String, String> formats = new LinkedHashMap<>();
        for (String role : map.keys()) {
            YamlText format = map.text(role, "'formats'");
            if (!RowClock.reads(role, format.text())) {
                throw format.error("'" + format.text() + "' is not a pattern of a " + role);
            }
            formats.put(role, format.text());
        }
        return formats;
    }

    private Bars bars() {
        if (!kind.ofBars()) {
            if (yaml.has("bars")) {
                throw yaml.position("bars").error("only feeds of bars or index-bars have 'bars'");
            }
            return new Bars(Duration.ZERO, Label.START, false);
        }
        yaml.required("bars", "a feed of bars");
        YamlMap map = yaml.section("bars").only("'bars'", "length", "label", "ticks");
        YamlText length = map.text("length", "'bars'");
        boolean closeOnly =
                map.optionalText("ticks").map(t -> t.oneOf(Ticks.class)).orElse(Ticks.OHLC) == Ticks.CLOSE;
        if (length.text().equals("session")) {
            return new Bars(Duration.ZERO, Label.START, closeOnly);
        }
        if (length.duration().compareTo(SHORTEST_BAR) < 0) {
            throw length.error("a bar must last at least a second: " + length.text());
        }
        return new Bars(length.duration(), map.text("label", "'bars'").oneOf(Label.class), closeOnly);
    }

    private enum Ticks {
        OHLC,
        CLOSE
    }
}
