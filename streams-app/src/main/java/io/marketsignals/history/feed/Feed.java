package io.marketsignals.history.feed;

import io.marketsignals.model.MarketCalendar;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What the files of one feed hold, and how.
 *
 * @param name the description's file, as the user named it
 * @param market whose symbols the files hold
 * @param files globs, one of which a file's name must match
 * @param bars how bars become ticks; nothing is asked of it for trades and levels
 */
public record Feed(String name, Kind kind, MarketOf market, List<String> files, Layout layout, Bars bars) {
    public Feed {
        files = List.copyOf(files);
    }

    /** What a row says. */
    public enum Kind {
        /** One price of a symbol. */
        TRADES(false, false),
        /** One level of an index. */
        LEVELS(true, false),
        /** A symbol's bar. */
        BARS(false, true),
        /** An index's bar. */
        INDEX_BARS(true, true);

        private final boolean ofIndices;
        private final boolean ofBars;

        Kind(boolean ofIndices, boolean ofBars) {
            this.ofIndices = ofIndices;
            this.ofBars = ofBars;
        }

        boolean ofIndices() {
            return ofIndices;
        }

        boolean ofBars() {
            return ofBars;
        }
    }

    /** A market of the reference file. */
    public record MarketOf(String id, MarketCalendar calendar) {}

    /**
     * Where the fields of a row stand.
     *
     * @param symbol where a row's symbol comes from
     * @param columns header names, or numbers from 1 where there is no header, by role
     * @param formats patterns of date, time and timestamp, by role
     * @param zone of dates and times
     * @param scale what a written price is multiplied by
     */
    public record Layout(
            Csv csv,
            SymbolSource symbol,
            Map<String, String> columns,
            Map<String, String> formats,
            ZoneId zone,
            double scale) {
        public Layout {
            columns = Map.copyOf(columns);
            formats = Map.copyOf(formats);
        }
    }

    /** How rows and fields are separated, and whether the first row names the columns. */
    public record Csv(char delimiter, char quote, boolean header) {}

    /** Where a row's symbol comes from. */
    public sealed interface SymbolSource {
        /** A column. */
        record Column(String name) implements SymbolSource {}

        /** The same for all rows. */
        record Constant(String symbol) implements SymbolSource {}

        /** The first group of a regular expression found in the file's name. */
        record FileName(String pattern) implements SymbolSource {}

        /**
         * A row holds a price of each of many symbols, and the header names them.
         *
         * @param symbols headers of the columns with prices; empty: all but date and time
         */
        record Headers(List<String> symbols) implements SymbolSource {
            public Headers {
                symbols = List.copyOf(symbols);
            }
        }
    }

    /**
     * How bars become ticks.
     *
     * @param length of a bar; zero: the session of the bar's date
     * @param labelled at which end of the bar its time stands
     * @param closeOnly whether a bar gives its close only
     */
    public record Bars(Duration length, Label labelled, boolean closeOnly) {
        boolean ofSessions() {
            return length.isZero();
        }
    }

    /** An end of a bar. */
    public enum Label {
        START,
        END
    }

    /** Whether a file belongs to this feed, by its name. */
    public boolean covers(Path file) {
        Path name = file.getFileName();
        return files.stream()
                .anyMatch(glob ->
                        FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(name));
    }
}
