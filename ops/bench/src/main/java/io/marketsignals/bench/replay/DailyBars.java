package io.marketsignals.bench.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Made-up daily bars of many symbols with the files that describe them, for who has no history at hand: the same numbers
 * always give the same bytes.
 *
 * @param sessions days from Monday to Friday without holidays
 */
record DailyBars(int symbols, int sessions) {
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);

    private static final String REFERENCE = """
            markets:
              US:
                name: made up
                zone: America/New_York
                open: "09:30"
                close: "16:00"
                sessions: from-data
                settle: PT1M
            indices:
              ALL:
                market: US
                name: all symbols, equal weights
                segment: LARGE
                level: derived
                base: 1000
                members: all
            """;

    private static final String FEED = """
            kind: bars
            market: US
            files: ["*"]
            columns: {symbol: symbol, date: date, open: open, high: high, low: low, close: close, volume: volume}
            formats: {date: yyyy-MM-dd}
            bars: {length: session, ticks: ohlc}
            """;

    /** Writes reference, feed and data into a folder. */
    History write(Path folder) throws IOException {
        History history = new History(
                Files.writeString(folder.resolve("reference.yaml"), REFERENCE),
                List.of(Files.writeString(folder.resolve("feed.yaml"), FEED)),
                List.of(folder.resolve("bars.csv.gz")));
        try (Writer csv = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(history.data().get(0)), 64 << 10),
                StandardCharsets.US_ASCII))) {
            csv.write("symbol,date,open,high,low,close,volume\n");
            List<LocalDate> dates = dates();
            for (int symbol = 0; symbol < symbols; symbol++) {
                writeSymbol(csv, symbol, dates);
            }
        }
        return history;
    }

    private static void writeSymbol(Writer csv, int symbol, List<LocalDate> dates) throws IOException {
        SplittableRandom random = new SplittableRandom(symbol);
        double close = 20 + random.nextDouble() * 180;
        for (LocalDate date : dates) {
            double open = close * (1 + 0.004 * (random.nextDouble() - 0.5));
            close = open * (1 + 0.03 * (random.nextDouble() - 0.495));
            double high = Math.max(open, close) * (1 + 0.005 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.005 * random.nextDouble());
            csv.write(String.format(
                    Locale.ROOT,
                    "S%04d,%s,%.4f,%.4f,%.4f,%.4f,%d%n",
                    symbol,
                    date,
                    open,
                    high,
                    low,
                    close,
                    random.nextLong(10_000, 5_000_000)));
        }
    }

    private List<LocalDate> dates() {
        List<LocalDate> dates = new ArrayList<>();
        for (LocalDate date = FIRST; dates.size() < sessions; date = date.plusDays(1)) {
            if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                dates.add(date);
            }
        }
        return dates;
    }
}
