package io.marketsignals.history.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final MarketCalendar FROM_DATA =
            MarketCalendar.fromData(NEW_YORK, LocalTime.of(9, 30), LocalTime.of(16, 0));
    private static final String TRADES = """
                kind: trades
                columns: {symbol: s, timestamp: t, price: p, volume: v}
                formats: {timestamp: epoch-millis}
                """;
    private static final String DAILY = """
                kind: bars
                columns: {symbol: s, date: d, open: o, high: h, low: l, close: c, volume: v}
                bars: {length: session}
                """;

    private static final String MINUTES = """
                kind: bars
                columns: {symbol: s, date: d, time: t, open: o, high: h, low: l, close: c}
                formats: {date: yyyyMMdd, time: 'HH:mm'}
                bars: {length: PT1M, label: end}
                """;

    @TempDir
    private Path folder;

    private MarketCalendar calendar = FROM_DATA;
    private final Refusals refusals = new Refusals();

    @Test
    void shouldOrderByTimeThenFileThenRowWhenFilesAreMerged() throws IOException {
        Path one = write("one.csv", "s,t,p,v\nA,100000,1,\nB,200000,2,\nC,200000,3,\n");
        Path two = write("two.csv", "s,t,p,v\nD,50000,4,\nE,200000,5,\n");

        List<Tick> ticks = ticks(List.of(feed(TRADES)), List.of(one, two));

        assertThat(ticks).extracting(Tick::symbol).containsExactly("D", "A", "B", "C", "E");
    }

    @Test
    void shouldSortAFileThatIsOrderedBySymbol() throws IOException {
        List<Tick> ticks = ticks(TRADES, "s,t,p,v\nA,300000,1,7\nA,100000,2,\nB,200000,3,\nB,100000,4,\n");

        assertThat(ticks)
                .containsExactly(
                        new Tick(false, "A", 100_000, 2, -1),
                        new Tick(false, "B", 100_000, 4, -1),
                        new Tick(false, "B", 200_000, 3, -1),
                        new Tick(false, "A", 300_000, 1, 7));
    }

    @Test
    void shouldInterleaveTheTicksOfOverlappingBars() throws IOException {
        List<Tick> ticks = ticks(MINUTES, "s,d,t,o,h,l,c\nA,20170703,09:31,1,4,1,3\nB,20170703,09:31,5,8,5,7\n");

        assertThat(ticks).extracting(Tick::value).containsExactly(1.0, 5.0, 1.0, 5.0, 4.0, 8.0, 3.0, 7.0);
    }

    @Test
    void shouldRefuseASecondBarOfTheSameTimeWhereverItStands() throws IOException {
        List<Tick> ticks = ticks(
                MINUTES,
                "s,d,t,o,h,l,c\nA,20170703,09:32,1,4,1,3\nA,20170703,09:31,1,4,1,3\nA,20170703,09:32,9,9,9,9\n");

        assertThat(ticks).hasSize(8).noneMatch(tick -> tick.value() == 9);
        assertThat(refusals.listed()).singleElement().satisfies(line -> {
            assertThat(line.reason()).isEqualTo(Refusal.DUPLICATE_BAR);
            assertThat(line.line()).isEqualTo(4);
        });
    }

    @Test
    void shouldPassOverRowsOutsideOfTheDatesAskedFor() throws IOException {
        Path file = write("data.csv", """
                d,o,h,l,c,v,s
                2017-07-03,1,2,1,2,6,A
                2017-07-05,1,2,1,2,6,B
                2017-07-06,1,2,1,2,6,C
                """);

        History history = History.scan(
                List.of(feed(DAILY)),
                List.of(file),
                Optional.of(LocalDate.of(2017, 7, 4)),
                Optional.of(LocalDate.of(2017, 7, 5)));

        assertThat(history.rows()).isEqualTo(1);
        assertThat(history.firstSessions())
                .containsExactly(Map.entry("US", new TreeMap<>(Map.of("B", LocalDate.of(2017, 7, 5)))));
    }

    @Test
    void shouldTellWhatIsWrongWithAFile() throws IOException {
        Path empty = write("empty.csv", "");
        Path header = write("header.csv", "s,t,p,v\n");
        Path other = write("other.csv", "symbol,t,p,v\nA,1,1,1\n");

        assertInputError(List.of(empty), "empty.csv: the file is empty");
        assertInputError(List.of(header), "header.csv: the file has no rows");
        assertInputError(List.of(other), "there is no column 's'; the file has symbol, t, p, v");
        assertInputError(List.of(folder.resolve("none.csv")), "there is no such file");
    }

    @Test
    void shouldAskForExactlyOneFeedPerFile() throws IOException {
        Path file = write("a.csv", "s,t,p,v\nA,1,1,1\n");

        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> ticks(List.of(feed(TRADES), feed(TRADES)), List.of(file)))
                .withMessageContaining("more than one feed covers it");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> ticks(List.of(feed(TRADES + "files: ['b*']\n")), List.of(file)))
                .withMessageContaining("no feed covers it");
    }

    private void assertInputError(List<Path> files, String sentence) {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> ticks(List.of(feed(TRADES)), files))
                .withMessageContaining(sentence);
    }

    private List<Tick> ticks(String feed, String csv) throws IOException {
        return ticks(List.of(feed(feed)), List.of(write("data.csv", csv)));
    }

    private List<Tick> ticks(List<Feed> feeds, List<Path> files) {
        List<Tick> ticks = new ArrayList<>();
        try (MergedTicks merged =
                History.scan(feeds, files, Optional.empty(), Optional.empty()).ticks(refusals)) {
            merged.forEachRemaining(ticks::add);
        }
        return ticks;
    }

    private Feed feed(String yaml) throws IOException {
        return FeedFile.read(write("feed.yaml", yaml), Map.of("US", calendar));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
