package io.marketsignals.history.feed;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.marketsignals.history.feed.Feed.Label;
import io.marketsignals.history.feed.Feed.Layout;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns the fields of one record into a row; whatever is wrong with one of them refuses the row as a whole. */
final class RowParser {
    static final int LONGEST_SYMBOL = 64;

    /** Kafka knows no time before 1970; far times are of a wrong unit and would move event time on for good. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2199;

    private final Feed feed;
    private final Span span;
    private final Span known;
    private final RowClock clock;
    private final FileColumns columns;
    private final List<String> prices;

    RowParser(Feed feed, FileColumns columns, Span span) {
        Layout layout = feed.layout();
        this.feed = feed;
        this.span = span;
        this.known = knownTo(feed.market().calendar());
        this.clock = new RowClock(layout.zone(), layout.formats());
        this.columns = columns;
        this.prices = Roles.required(feed.kind(), feed.bars());
    }

    /**
     * The rows of a record: one, or one for each symbol that has a column with something in it; none outside of the span.
     *
     * @param refused is told of a symbol's price that cannot be used
     * @throws BadRow where the record as a whole cannot be used
     */
    List<Row> rows(CsvRecord csv, Consumer<BadRow> refused) throws BadRow {
        if (csv.getFieldCount() != columns.count()) {
            throw new BadRow(
                    Refusal.WRONG_COLUMN_COUNT, csv.getFieldCount() + " columns instead of " + columns.count());
        }
        Interval time = time(csv);
        if (!span.holds(time.start())) {
            return List.of();
        }
        if (!known.holds(time.start())) {
            throw unknown(time.start());
        }
        if (columns.cells().isEmpty()) {
            long line = csv.getStartingLineNumber();
            return List.of(new Row(line, symbol(csv), time.start(), time.end(), prices(csv), volume(csv)));
        }
        return cells(csv, time, refused);
    }

    private List<Row> cells(CsvRecord csv, Interval time, Consumer<BadRow> refused) {
        List<Row> rows = new ArrayList<>();
        for (FileColumns.Cell cell : columns.cells()) {
            String text = csv.getField(cell.position()).strip();
            if (text.isEmpty()) {
                continue; // no price of this symbol at this time
            }
            try {
                double price = price(text, cell.symbol());
                Row.Prices all = new Row.Prices(price, price, price, price);
                rows.add(new Row(
                        csv.getStartingLineNumber(), cell.symbol(), time.start(), time.end(), all, Row.NO_VOLUME));
            } catch (BadRow e) {
                refused.accept(e);
            }
        }
        return rows;
    }

    /** What a row speaks of; start = end where that is an instant. */
    private record Interval(long start, long end) {}

    private Interval time(CsvRecord csv) throws BadRow {
        if (!feed.kind().ofBars()) {
            long time = instant(csv).toEpochMilli();
            return new Interval(time, time);
        }
        if (feed.bars().ofSessions()) {
            return session(csv);
        }
        long length = feed.bars().length().toMillis();
        long label = instant(csv).toEpochMilli();
        long start = feed.bars().labelled() == Label.START ? label : label - length;
        return new Interval(start, start + length);
    }

    private String symbol(CsvRecord csv) throws BadRow {
        if (columns.constantSymbol().isPresent()) {
            return columns.constantSymbol().get();
        }
        String symbol = field(csv, "symbol");
        if (symbol.length() > LONGEST_SYMBOL) {
            throw new BadRow(Refusal.BAD_SYMBOL, "a symbol of " + symbol.length() + " characters");
        }
        return columns.interned(symbol);
    }

    private Instant instant(CsvRecord csv) throws BadRow {
        Instant instant = columns.has("timestamp")
                ? clock.instant(field(csv, "timestamp"))
                : clock.instant(field(csv, "date"), field(csv, "time"));
        checkYear(instant.atOffset(ZoneOffset.UTC).getYear(), instant);
        return instant;
    }

    private Interval session(CsvRecord csv) throws BadRow {
        LocalDate date = columns.has("timestamp") ? clock.date(instant(csv)) : clock.date(field(csv, "date"));
        checkYear(date.getYear(), date);
        MarketCalendar calendar = feed.market().calendar();
        if (!calendar.knows(date)) {
            long midnight = date.atStartOfDay(calendar.zone()).toInstant().toEpochMilli();
            return new Interval(midnight, midnight);
        }
        Session session = calendar.session(date).orElse(null);
        if (session == null) {
            throw new BadRow(Refusal.NO_SESSION, "market " + feed.market().id() + " has no session on " + date);
        }
        return new Interval(session.open(), session.close());
    }

    private static Span knownTo(MarketCalendar calendar) {
        Optional<LocalDate> last = Optional.ofNullable(calendar.to()).map(to -> to.minusDays(1));
        return Span.of(Optional.ofNullable(calendar.from()), last, calendar.zone());
    }

    /** Sessions outside of the calendar's dates are not guessed: neither their number nor their hours. */
    private InputError unknown(long time) {
        MarketCalendar calendar = feed.market().calendar();
        return new InputError(
                "there is data of " + calendar.dateOf(time) + ", but the calendar of market "
                        + feed.market().id() + " holds from " + (calendar.from() == null ? "ever" : calendar.from())
                        + " to "
                        + (calendar.to() == null ? "ever" : calendar.to())
                        + "; replay other dates with --from and --to, or give the market its own 'from' or 'to' and 'holidays'");
    }

    private static void checkYear(int year, Object written) throws BadRow {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new BadRow(
                    Refusal.BAD_TIME, written + " lies outside of the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    private Row.Prices prices(CsvRecord csv) throws BadRow {
        double close = price(csv, prices.get(prices.size() - 1));
        return prices.size() == 1
                ? new Row.Prices(close, close, close, close)
                : new Row.Prices(price(csv, "open"), price(csv, "high"), price(csv, "low"), close);
    }

    private double price(CsvRecord csv, String role) throws BadRow {
        return price(field(csv, role), role);
    }

    private double price(String text, String role) throws BadRow {
        double value = number(text, role) * feed.layout().scale();
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new BadRow(Refusal.BAD_PRICE, role + " is " + value);
        }
        return value;
    }

    private long volume(CsvRecord csv) throws BadRow {
        if (!columns.has("volume")) {
            return Row.NO_VOLUME;
        }
        String text = csv.getField(columns.of("volume")).strip();
        if (text.isEmpty()) {
            return Row.NO_VOLUME;
        }
        double value = number(text, "volume");
        if (!(value >= 0) || value != Math.rint(value) || value > Long.MAX_VALUE / 2.0) {
            throw new BadRow(Refusal.BAD_VOLUME, "volume is " + text);
        }
        return (long) value;
    }

    private static double number(String text, String role) throws BadRow {
        try {
            return DecimalText.parse(text);
        } catch (NumberFormatException e) {
            throw new BadRow(Refusal.BAD_NUMBER, role + " is '" + text + "'");
        }
    }

    private String field(CsvRecord csv, String role) throws BadRow {
        String text = csv.getField(columns.of(role)).strip();
        if (text.isEmpty()) {
            throw new BadRow(Refusal.MISSING_FIELD, role + " is empty");
        }
        return text;
    }
}
