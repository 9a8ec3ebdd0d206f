package io.marketsignals.history.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with a row for each time and a column for each symbol. */
class WideRowsTest {
    private static final MarketCalendar CALENDAR =
            MarketCalendar.fromData(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(12, 0));
    private static final String CLOSES = """
            kind: bars
            columns: {date: Date, symbols: rest}
            bars: {length: session, ticks: close}
            """;

    @TempDir
    private Path folder;

    private final Refusals refusals = new Refusals();

    @Test
    void shouldGiveATickOfEachSymbolInTheOrderOfTheColumns() throws IOException {
        List<Tick> ticks = ticks(CLOSES, "Date,B,A\n2024-01-02,20,10\n2024-01-03,21,11\n");

        assertThat(ticks)
                .containsExactly(
                        tick("2024-01-02T11:59:59.999Z", "B", 20),
                        tick("2024-01-02T11:59:59.999Z", "A", 10),
                        tick("2024-01-03T11:59:59.999Z", "B", 21),
                        tick("2024-01-03T11:59:59.999Z", "A", 11));
    }

    @Test
    void shouldPassOverEmptyCellsAndRefuseBrokenOnesAlone() throws IOException {
        List<Tick> ticks = ticks(CLOSES, "Date,A,B,C\n2024-01-02,,x,30\n2024-01-03,-1, ,31\nbad,1,2,3\n");

        assertThat(ticks).extracting(Tick::symbol).containsExactly("C", "C");
        assertThat(refusals.listed())
                .extracting(line -> line.line() + " " + line.reason() + " " + line.detail())
                .containsExactly(
                        "2 BAD_NUMBER B is 'x'",
                        "3 BAD_PRICE A is -1.0",
                        "4 BAD_TIME 'bad' does not read as the feed's date or time");
    }

    @Test
    void shouldTakeTheNamedColumnsOnly() throws IOException {
        String feed = """
                kind: trades
                columns: {timestamp: t, symbols: [C, A]}
                scale: 0.01
                """;

        List<Tick> ticks = ticks(feed, "A,t,B,C\n1000,2024-01-02T10:00:00Z,2000,3000\n");

        assertThat(ticks).containsExactly(tick("2024-01-02T10:00:00Z", "A", 10), tick("2024-01-02T10:00:00Z", "C", 30));
    }

    @Test
    void shouldReadLevelsOfIndices() throws IOException {
        List<Tick> ticks = ticks(
                "kind: levels\ncolumns: {timestamp: t, symbols: rest}\n", "t,I,J\n2024-01-02T10:00:00Z,1000,2000\n");

        assertThat(ticks).allMatch(Tick::level).extracting(Tick::symbol).containsExactly("I", "J");
    }

    @Test
    void shouldRefuseAFileWhoseHeaderNamesNoSymbolOrOneTwice() {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> ticks(CLOSES, "Date,A,\n2024-01-02,10,20\n"))
                .withMessageContaining("the header of column 3 is no symbol: ''");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> ticks(CLOSES, "Date,A,A\n2024-01-02,10,20\n"))
                .withMessageContaining("there are two columns for the symbol A");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> ticks(CLOSES.replace("rest", "[A, X]"), "Date,A\n2024-01-02,10\n"))
                .withMessageContaining("there is no column 'X'");
    }

    private List<Tick> ticks(String feed, String csv) throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), csv);
        Feed read = FeedFile.read(Files.writeString(folder.resolve("feed.yaml"), feed), Map.of("US", CALENDAR));
        List<Tick> ticks = new ArrayList<>();
        try (MergedTicks merged = History.scan(List.of(read), List.of(data), Optional.empty(), Optional.empty())
                .ticks(refusals)) {
            merged.forEachRemaining(ticks::add);
        }
        return ticks;
    }

    private static Tick tick(String time, String symbol, double price) {
        return new Tick(false, symbol, Instant.parse(time).toEpochMilli(), price, -1);
    }
}
