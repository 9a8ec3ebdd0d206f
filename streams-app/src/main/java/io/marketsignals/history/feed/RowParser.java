package io.marketsignals.history.feed;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.marketsignals.history.feed.Feed.Label;
import io.marketsignals.history.feed.Feed.Layout;
import io.marketsignals.model.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Turns the fields of one record into a row; whatever is wrong with one of them refuses the row as a whole. */
final class RowParser {
    private static final int LONGEST_SYMBOL = 64;

    private final Feed feed;
    private final RowClock clock;
    private final FileColumns columns;
    private final List<String> prices;

    RowParser(Feed feed, FileColumns columns) {
        Layout layout = feed.layout();
        this.feed = feed;
        this.clock = new RowClock(layout.zone(), layout.formats());
        this.columns = columns;
        this.prices = Roles.required(feed.kind(), feed.bars());
    }

    Row row(CsvRecord csv) throws BadRow {
        if (csv.getFieldCount() != columns.count()) {
            throw new BadRow(
                    Refusal.WRONG_COLUMN_COUNT, csv.getFieldCount() + " columns instead of " + columns.count());
        }
        String symbol = symbol(csv);
        Row.Prices values = prices(csv);
        long volume = volume(csv);
        if (!feed.kind().ofBars()) {
            long time = instant(csv).toEpochMilli();
            return new Row(csv.getStartingLineNumber(), symbol, time, time, values, volume);
        }
        if (feed.bars().ofSessions()) {
            Session session = session(csv);
            return new Row(csv.getStartingLineNumber(), symbol, session.open(), session.close(), values, volume);
        }
        long length = feed.bars().length().toMillis();
        long label = instant(csv).toEpochMilli();
        long start = feed.bars().labelled() == Label.START ? label : label - length;
        return new Row(csv.getStartingLineNumber(), symbol, start, start + length, values, volume);
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
        return columns.has("timestamp")
                ? clock.instant(field(csv, "timestamp"))
                : clock.instant(field(csv, "date"), field(csv, "time"));
    }

    private Session session(CsvRecord csv) throws BadRow {
        LocalDate date = columns.has("timestamp")
                ? clock.date(clock.instant(field(csv, "timestamp")))
                : clock.date(field(csv, "date"));
        Optional<Session> session = feed.market().calendar().session(date);
        if (session.isEmpty()) {
            throw new BadRow(Refusal.NO_SESSION, "market " + feed.market().id() + " has no session on " + date);
        }
        return session.get();
    }

    private Row.Prices prices(CsvRecord csv) throws BadRow {
        double close = price(csv, prices.get(prices.size() - 1));
        return prices.size() == 1
                ? new Row.Prices(close, close, close, close)
                : new Row.Prices(price(csv, "open"), price(csv, "high"), price(csv, "low"), close);
    }

    private double price(CsvRecord csv, String role) throws BadRow {
        double value = number(field(csv, role), role) * feed.layout().scale();
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
            return Double.parseDouble(text);
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
