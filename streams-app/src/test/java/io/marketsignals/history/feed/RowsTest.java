package io.marketsignals.history.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.SessionHours;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
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
    void shouldGiveFourTicksOfADailyBarOverTheSession() throws IOException {
        List<Tick> ticks = ticks(DAILY, "d,o,h,l,c,v,s\n2017-07-03,10,12,9,11,600,A\n");

        // 09:30 to 16:00 in July: 13:30 to 20:00 UTC, a third is 2:10.
        assertThat(ticks)
                .containsExactly(
                        tick("2017-07-03T13:30:00Z", "A", 10, 0),
                        tick("2017-07-03T15:40:00Z", "A", 9, 0),
                        tick("2017-07-03T17:50:00Z", "A", 12, 0),
                        tick("2017-07-03T19:59:59.999Z", "A", 11, 600));
    }

    @Test
    void shouldPutTheHighBeforeTheLowWhenTheBarFell() throws IOException {
        List<Tick> ticks = ticks(DAILY, "d,o,h,l,c,v,s\n2017-07-03,11,12,9,10,600,A\n");

        assertThat(ticks).extracting(Tick::value).containsExactly(11.0, 12.0, 9.0, 10.0);
    }

    @Test
    void shouldEndADailyBarAtTheEarlyClose() throws IOException {
        calendar = new MarketCalendar(
                NEW_YORK,
                new SessionHours(LocalTime.of(9, 30), LocalTime.of(16, 0)),
                EnumSet.allOf(DayOfWeek.class),
                Set.of(LocalDate.of(2017, 7, 4)),
                Map.of(LocalDate.of(2017, 7, 3), new SessionHours(LocalTime.of(9, 30), LocalTime.of(13, 0))),
                Duration.ZERO);

        List<Tick> ticks = ticks(DAILY, "d,o,h,l,c,v,s\n2017-07-03,1,2,1,2,6,A\n2017-07-04,1,2,1,2,6,A\n");

        assertThat(ticks).hasSize(4);
        assertThat(ticks.get(3).time()).isEqualTo(millis("2017-07-03T16:59:59.999Z"));
        assertThat(refusals.counts()).containsExactly(Map.entry(Refusal.NO_SESSION, 1L));
    }

    @Test
    void shouldTakeTheLabelAsTheEndOfAMinuteBarWithoutVolume() throws IOException {
        List<Tick> ticks = ticks(MINUTES, "s,d,t,o,h,l,c\nA,20170703,09:31,1,4,1,3\n");

        assertThat(ticks)
                .extracting(Tick::time)
                .containsExactly(
                        millis("2017-07-03T13:30:00Z"),
                        millis("2017-07-03T13:30:20Z"),
                        millis("2017-07-03T13:30:40Z"),
                        millis("2017-07-03T13:30:59.999Z"));
        assertThat(ticks).allSatisfy(tick -> assertThat(tick.knownVolume()).isEmpty());
    }

    @Test
    void shouldGiveTheCloseOnlyWhenTheFeedSaysSo() throws IOException {
        String feed = """
                kind: index-bars
                columns: {symbol: {constant: NIFTY}, timestamp: t, close: c}
                formats: {timestamp: "yyyy-MM-dd HH:mm"}
                bars: {length: PT1M, label: start, ticks: close}
                """;

        List<Tick> ticks = ticks(feed, "t,c\n2017-07-03 09:30,5\n");

        assertThat(ticks).containsExactly(new Tick(true, "NIFTY", millis("2017-07-03T13:30:59.999Z"), 5, -1));
    }

    @Test
    void shouldKeepTheVolumeOfADayWhenItsBarsBecomeTicks() throws IOException {
        List<Tick> ticks = ticks(DAILY, "d,o,h,l,c,v,s\n2017-07-03,1,2,1,2,600,A\n2017-07-05,1,2,1,2,,A\n");

        assertThat(ticks.stream().mapToLong(t -> t.knownVolume().orElse(0L)).sum())
                .isEqualTo(600);
        assertThat(ticks.subList(4, 8))
                .allSatisfy(t -> assertThat(t.knownVolume()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,5,1|WRONG_COLUMN_COUNT|3 columns instead of 4",
                "A,5,1,1,1|WRONG_COLUMN_COUNT|5 columns instead of 4",
                "A,5,,1|MISSING_FIELD|p is empty",
                ",5,1,1|MISSING_FIELD|symbol is empty",
                "A,5,x,1|BAD_NUMBER|price is 'x'",
                "A,5,NaN,1|BAD_PRICE|price is NaN",
                "A,5,0,1|BAD_PRICE|price is 0.0",
                "A,5,-1,1|BAD_PRICE|price is -1.0",
                "A,5,1e999,1|BAD_PRICE|price is Infinity",
                "A,5,1,-1|BAD_VOLUME|volume is -1",
                "A,5,1,1.5|BAD_VOLUME|volume is 1.5",
                "A,5,1,many|BAD_NUMBER|volume is 'many'",
                "A,noon,1,1|BAD_TIME|'noon' does not read",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,5,1,1|BAD_SYMBOL|a symbol of 65"
            })
    void shouldRefuseABadRowWholeAndNameIt(String row, Refusal reason, String detail) throws IOException {
        List<Tick> ticks = ticks(TRADES, "s,t,p,v\nB,4,1,1\n" + row + "\nB,6,1,1\n");

        assertThat(ticks).hasSize(2);
        assertThat(refusals.counts()).containsExactly(Map.entry(reason, 1L));
        assertThat(refusals.listed().get(0).toString())
                .startsWith(folder.resolve("data.csv") + ":3: " + reason + ": ")
                .contains(detail.replace("p is", "price is"));
    }

    @Test
    void shouldListThousandRefusedRowsOfAReasonAndCountTheRest() throws IOException {
        ticks(TRADES, "s,t,p,v\nB,4,1,1\n" + "B,4,0,1\n".repeat(1500) + "B,4,x,1\n");

        assertThat(refusals.total()).isEqualTo(1501);
        assertThat(refusals.listed()).hasSize(1001);
    }

    @Test
    void shouldReadGzipNumberedColumnsAndOtherSeparators() throws IOException {
        Path file = folder.resolve("data.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("20170703;34200000;'1,5';A\n".replace("1,5", "15000").getBytes(UTF_8));
        }
        String feed = """
                kind: trades
                scale: 0.0001
                csv: {delimiter: ;, quote: "'", header: false}
                columns: {date: 1, time: 2, price: 3, symbol: 4}
                formats: {date: yyyyMMdd, time: millis-of-day}
                """;

        List<Tick> ticks = ticks(List.of(feed(feed)), List.of(file));

        assertThat(ticks).containsExactly(new Tick(false, "A", millis("2017-07-03T13:30:00Z"), 1.5, -1));
    }

    @Test
    void shouldTakeTheSymbolFromTheFilesName() throws IOException {
        String feed = """
                kind: trades
                columns: {symbol: {file: "^(.+)_data"}, timestamp: t, price: p}
                formats: {timestamp: epoch-seconds}
                """;

        List<Tick> ticks = ticks(List.of(feed(feed)), List.of(write("BRK.B_data.csv", "t,p\n100,1\n")));

        assertThat(ticks).containsExactly(new Tick(false, "BRK.B", 100_000, 1, -1));
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

    private static Tick tick(String time, String symbol, double price, long volume) {
        return new Tick(false, symbol, millis(time), price, volume);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
