package io.marketsignals.history.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFileTest {
    private static final MarketCalendar CALENDAR =
            MarketCalendar.fromData(ZoneId.of("Asia/Kolkata"), LocalTime.of(9, 15), LocalTime.of(15, 30));

    @TempDir
    private Path folder;

    @Test
    void shouldTakeMarketAndZoneFromTheOnlyMarket() throws IOException {
        Feed feed = read("kind: levels\ncolumns: {symbol: i, timestamp: t, level: l}\n", Map.of("NSE", CALENDAR));

        assertThat(feed.market().id()).isEqualTo("NSE");
        assertThat(feed.layout().zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(feed.covers(Path.of("some", "file.csv"))).isTrue();
    }

    @Test
    void shouldMatchFilesByName() throws IOException {
        Feed feed = read(
                "kind: levels\nfiles: ['nse_*.csv*']\ncolumns: {symbol: i, timestamp: t, level: l}\n",
                Map.of("NSE", CALENDAR));

        assertThat(feed.covers(Path.of("deep", "nse_A.csv.gz"))).isTrue();
        assertThat(feed.covers(Path.of("nse_", "other.csv"))).isFalse();
    }

    @Test
    void shouldAskForTheMarketWhenThereAreSeveral() {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> read(
                        "kind: levels\ncolumns: {symbol: i, timestamp: t, level: l}\n",
                        Map.of("NSE", CALENDAR, "BSE", CALENDAR)))
                .withMessageContaining("must name its 'market': one of BSE, NSE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "kind: ticks|'ticks' is none of trades, levels, bars, index-bars",
                "kind: trades|a feed needs 'columns'",
                "kind: trades\\nmarket: FR\\ncolumns: {symbol: s}|market FR is not in the reference file; known are: NSE",
                "kind: trades\\ncolumns: {timestamp: t, price: p}|'columns' needs 'symbol'",
                "kind: trades\\ncolumns: {symbol: s, timestamp: t}|needs 'price'",
                "kind: trades\\ncolumns: {symbol: s, timestamp: t, prise: p}|did you mean 'price'?",
                "kind: trades\\ncolumns: {symbol: s, price: p}|needs either 'timestamp', or 'date' and 'time'",
                "kind: trades\\ncolumns: {symbol: s, price: p, date: d}|needs either 'timestamp', or 'date' and 'time'",
                "kind: trades\\ncolumns: {symbol: s, price: p, date: d, time: t, timestamp: x}|needs either 'timestamp', or",
                "kind: trades\\nbars: {length: session}\\ncolumns: {symbol: s, price: p, timestamp: t}|only feeds of bars",
                "kind: bars\\ncolumns: {symbol: s}|a feed of bars needs 'bars'",
                "kind: bars\\nbars: {length: PT1M}\\ncolumns: {symbol: s}|'bars' needs 'label'",
                "kind: bars\\nbars: {length: PT0.1S, label: end}\\ncolumns: {symbol: s}|must last at least a second",
                "kind: bars\\nbars: {length: PT1M, label: middle}\\ncolumns: {symbol: s}|'middle' is none of start, end",
                "kind: trades\\nformats: {date: qqqqqqq}\\ncolumns: {symbol: s, price: p, timestamp: t}|is not a pattern of a date",
                "kind: trades\\nscale: 0\\ncolumns: {symbol: s, price: p, timestamp: t}|the scale must be above 0",
                "kind: trades\\ncsv: {delimiter: ab}\\ncolumns: {symbol: s, price: p, timestamp: t}|must be one character",
                "kind: trades\\ncolumns: {symbol: {file: x}, price: p, timestamp: t}|needs a group around the symbol",
                "kind: trades\\ncolumns: {symbol: {file: '('}, price: p, timestamp: t}|is not a regular expression",
                "kind: trades\\ncolumns: {symbols: all, timestamp: t}|'symbols' must be 'rest' or a list of columns, not 'all'",
                "kind: trades\\ncolumns: {symbols: [], timestamp: t}|'symbols' must name at least one column",
                "kind: trades\\ncolumns: {symbols: rest, symbol: s, timestamp: t}|unknown key 'symbol'",
                "kind: bars\\nbars: {length: session}\\ncolumns: {symbols: rest, date: d}|'bars' needs 'ticks: close'",
                "kind: trades\\ncsv: {header: false}\\ncolumns: {symbols: rest, timestamp: t}|needs a header that names them",
                "kind: trades\\nzone: Moon\\ncolumns: {symbol: s, price: p, timestamp: t}|is not a time zone"
            })
    void shouldSayWhatIsWrongWithADescription(String yaml, String sentence) {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> read(yaml.replace("\\n", "\n") + "\n", Map.of("NSE", CALENDAR)))
                .withMessageContaining(sentence)
                .withMessageContaining("feed.yaml:");
    }

    private Feed read(String yaml, Map<String, MarketCalendar> calendars) throws IOException {
        return FeedFile.read(Files.writeString(folder.resolve("feed.yaml"), yaml), calendars);
    }
}
