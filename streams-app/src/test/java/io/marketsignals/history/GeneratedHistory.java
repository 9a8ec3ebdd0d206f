package io.marketsignals.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Six sessions of 15-minute bars of 60 small caps and one large-cap index, written as the files of a replay. Stories: on the
 * fourth session the small caps rise while most of them fall, on the fifth the large caps break a zone, on the sixth the
 * two move apart. Between the fifth and the sixth lies a declared session without any data.
 */
public final class GeneratedHistory {
    static final int SYMBOLS = 60;
    static final int BARS = 12;
    public static final List<LocalDate> SESSIONS = List.of(
            LocalDate.of(2024, 3, 4),
            LocalDate.of(2024, 3, 5),
            LocalDate.of(2024, 3, 6),
            LocalDate.of(2024, 3, 7),
            LocalDate.of(2024, 3, 8),
            LocalDate.of(2024, 3, 12));

    /** Not traded on the third session. */
    static final int ABSENT = 7;

    /** Listed on the fourth session. */
    static final int LISTED_LATE = 11;

    static final int DUPLICATES = 2;
    static final int BAD_ROWS = 3;

    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final double[] LARGE = {0.0002, -0.0003, 0.0004, -0.002, 0.025, -0.004};
    private static final String REFERENCE = """
                markets:
                  XX:
                    zone: Europe/Berlin
                    open: "09:00"
                    close: "12:00"
                    weekdays: [monday, tuesday, wednesday, thursday, friday]
                indices:
                  SMALL:
                    market: XX
                    segment: SMALL
                    level: derived
                    members: all
                    sectors: {csv: sectors.csv, columns: {symbol: symbol, sector: sector}}
                  LARGE: {market: XX, segment: LARGE, level: feed}
                pairs:
                  SMALL-LARGE: {small: SMALL, large: LARGE}
                zones:
                  LARGE-5050: {index: LARGE, role: resistance, low: 5040, high: 5060, label: test}
                context:
                  - {kind: rate-decision, subject: XX, time: "2024-03-07T13:15:00Z",
                     authority: Central Bank, from-rate: 0.045, to-rate: 0.0425}
                  - {kind: rating-change, subject: S01, time: "2024-03-08T07:30:00Z",
                     firm: House, from: hold, to: buy, direction: up}
                """;
    private static final String STOCKS = """
                kind: bars
                files: [stocks.csv]
                columns: {symbol: s, date: d, time: t, open: o, high: h, low: l, close: c, volume: v}
                formats: {time: 'HH:mm'}
                bars: {length: PT15M, label: start}
                """;
    private static final String INDICES = """
                kind: index-bars
                files: [indices.csv]
                columns: {symbol: s, date: d, time: t, open: o, high: h, low: l, close: c}
                formats: {time: 'HH:mm'}
                bars: {length: PT15M, label: start}
                """;

    private final Path folder;
    private final Random random = new Random(42);
    private final List<String> stocks = new ArrayList<>(List.of("s,d,t,o,h,l,c,v"));
    private final List<String> indices = new ArrayList<>(List.of("s,d,t,o,h,l,c"));
    private final List<Integer> badLines = new ArrayList<>();

    private GeneratedHistory(Path folder) {
        this.folder = folder;
    }

    public static GeneratedHistory in(Path folder) throws IOException {
        GeneratedHistory history = new GeneratedHistory(folder);
        history.generate();
        return history;
    }

    /** Lines of the bad rows of the stocks' file, from 1. */
    List<Integer> badLines() {
        return badLines;
    }

    /** Rows of both files without their headers. */
    long rows() {
        return stocks.size() + indices.size() - 2L;
    }

    List<String> stocks() {
        return stocks;
    }

    Path stocksFile() {
        return folder.resolve("stocks.csv");
    }

    ReplayRequest.Files input() {
        return input(Optional.empty(), Optional.empty());
    }

    ReplayRequest.Files input(Optional<LocalDate> from, Optional<LocalDate> to) {
        return new ReplayRequest.Files(
                folder.resolve("reference.yaml"),
                List.of(folder.resolve("stocks.yaml"), folder.resolve("indices.yaml")),
                List.of(stocksFile(), folder.resolve("indices.csv")),
                from,
                to);
    }

    private void generate() throws IOException {
        double[] closes = new double[SYMBOLS];
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            closes[symbol] = 20 + symbol;
        }
        double large = 5000;
        for (int session = 0; session < SESSIONS.size(); session++) {
            for (int bar = 0; bar < BARS; bar++) {
                bars(session, bar, closes);
                large = level(session, bar, large);
            }
            if (session < DUPLICATES) {
                stocks.add(stocks.get(stocks.size() - 5));
            }
        }
        write("stocks.csv", stocks);
        write("indices.csv", indices);
        Files.writeString(folder.resolve("reference.yaml"), REFERENCE);
        Files.writeString(folder.resolve("stocks.yaml"), STOCKS);
        Files.writeString(folder.resolve("indices.yaml"), INDICES);
        List<String> sectors = new ArrayList<>(List.of("symbol,sector"));
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            sectors.add(name(symbol) + "," + (symbol % 3 == 0 ? "Energy" : "Health"));
        }
        write("sectors.csv", sectors);
    }

    private void bars(int session, int bar, double[] closes) {
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            if ((session == 2 && symbol == ABSENT) || (session < 3 && symbol == LISTED_LATE)) {
                continue;
            }
            double open = closes[symbol];
            double close = rounded(open * (1 + drift(session, symbol) / BARS) + noise());
            closes[symbol] = close;
            stocks.add(row(name(symbol), session, bar, open, close) + "," + (100 + random.nextInt(900)));
        }
        if (session == 1 && bar == 3) {
            bad(name(1) + "," + SESSIONS.get(1) + ",09:45,-1,1,1,1,5");
            bad(name(2) + "," + SESSIONS.get(1) + ",nine,1,1,1,1,5");
            bad(name(3) + "," + SESSIONS.get(1) + ",09:45,1,1,1");
        }
    }

    /** What a symbol gains in a session; on the fourth a quarter gain much and the others lose little. */
    private static double drift(int session, int symbol) {
        return switch (session) {
            case 3 -> symbol % 4 == 0 ? 0.08 : -0.006;
            case 5 -> 0.006;
            default -> 0;
        };
    }

    private double level(int session, int bar, double open) {
        double close = rounded(open * (1 + LARGE[session] / BARS));
        indices.add(row("LARGE", session, bar, open, close));
        return close;
    }

    private double noise() {
        return (random.nextInt(3) - 1) * 0.01;
    }

    private void bad(String row) {
        stocks.add(row);
        badLines.add(stocks.size());
    }

    private static String row(String symbol, int session, int bar, double open, double close) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%.2f,%.2f,%.2f,%.2f",
                symbol,
                SESSIONS.get(session),
                OPEN.plusMinutes(15L * bar),
                open,
                Math.max(open, close),
                Math.min(open, close),
                close);
    }

    static String name(int symbol) {
        return String.format(Locale.ROOT, "S%02d", symbol);
    }

    private static double rounded(double price) {
        return Math.round(price * 100) / 100.0;
    }

    private void write(String name, List<String> lines) throws IOException {
        Files.write(folder.resolve(name), lines);
    }
}
