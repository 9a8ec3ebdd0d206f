package io.marketsignals.history.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.Halt;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.SessionHours;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a market whose calendar has halts and knows 2017 only. */
class CalendarRowsTest {
    private static final String TRADES = """
            kind: trades
            columns: {symbol: s, timestamp: t, price: p, volume: v}
            """;
    private static final String DAILY = """
            kind: bars
            columns: {symbol: s, date: d, open: o, high: h, low: l, close: c, volume: v}
            bars: {length: session}
            """;
    private static final String TWO_YEARS = "d,o,h,l,c,v,s\n2017-12-29,1,2,1,2,6,A\n2018-01-02,1,2,1,2,6,A\n";

    @TempDir
    private Path folder;

    @Test
    void shouldPutTheTicksOfADailyBarBehindTheHaltThatTheyWouldFallInto() throws IOException {
        Halt halt = new Halt(LocalDate.of(2017, 7, 3), LocalTime.of(11, 0), LocalTime.of(13, 55));
        Path file = write("data.csv", "d,o,h,l,c,v,s\n2017-07-03,10,12,9,11,600,A\n");

        List<Tick> ticks = ticks(scan(feed(DAILY, halt), file, Optional.empty()));

        // Thirds of 09:30 to 16:00 lie at 11:40 and 13:50. The halt ends at 13:55, by UTC 17:55.
        assertThat(ticks)
                .containsExactly(
                        tick("2017-07-03T13:30:00Z", 10, 0),
                        tick("2017-07-03T17:55:00Z", 9, 0),
                        tick("2017-07-03T17:55:00Z", 12, 0),
                        tick("2017-07-03T19:59:59.999Z", 11, 600));
    }

    @Test
    void shouldGiveAllTicksOfARowBeforeTheNextRowsWhenAHaltPutsThemAtOneTime() throws IOException {
        Halt halt = new Halt(LocalDate.of(2017, 7, 3), LocalTime.of(11, 0), LocalTime.of(13, 55));
        Path file = write("data.csv", "d,o,h,l,c,v,s\n2017-07-03,10,12,9,11,600,A\n2017-07-03,20,22,19,21,600,B\n");

        List<Tick> ticks = ticks(scan(feed(DAILY, halt), file, Optional.empty()));

        assertThat(ticks).extracting(Tick::value).containsExactly(10.0, 20.0, 9.0, 12.0, 19.0, 22.0, 11.0, 21.0);
    }

    @Test
    void shouldStopAtADailyBarOfADateThatTheCalendarDoesNotKnow() throws IOException {
        Feed feed = feed(DAILY);
        Path file = write("data.csv", TWO_YEARS);

        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> scan(feed, file, Optional.empty()))
                .withMessageContaining("data.csv:3: there is data of 2018-01-02, but the calendar of market US")
                .withMessageContaining("holds from 2017-01-01 to 2018-01-01");
    }

    @Test
    void shouldStopAtATradeOfADateThatTheCalendarDoesNotKnow() throws IOException {
        Feed feed = feed(TRADES);
        // the first instant of 2017 in New York is 05:00 by UTC
        Path file = write("data.csv", "s,t,p,v\nA,2017-01-01T05:00:00Z,1,1\nA,2017-01-01T04:59:59.999Z,1,1\n");

        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> scan(feed, file, Optional.empty()))
                .withMessageContaining("data.csv:3: there is data of 2016-12-31");
    }

    @Test
    void shouldPassOverDataThatTheCalendarDoesNotKnowWhenItIsNotAskedFor() throws IOException {
        Path file = write("data.csv", TWO_YEARS);

        History history = scan(feed(DAILY), file, Optional.of(LocalDate.of(2017, 12, 31)));

        assertThat(history.rows()).isEqualTo(1);
    }

    private static History scan(Feed feed, Path file, Optional<LocalDate> to) {
        return History.scan(List.of(feed), List.of(file), Optional.empty(), to);
    }

    private static List<Tick> ticks(History history) {
        List<Tick> ticks = new ArrayList<>();
        try (MergedTicks merged = history.ticks(new Refusals())) {
            merged.forEachRemaining(ticks::add);
        }
        return ticks;
    }

    private Feed feed(String yaml, Halt... halts) throws IOException {
        MarketCalendar calendar = new MarketCalendar(
                ZoneId.of("America/New_York"),
                new SessionHours(LocalTime.of(9, 30), LocalTime.of(16, 0)),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(),
                Map.of(),
                List.of(halts),
                LocalDate.of(2017, 1, 1),
                LocalDate.of(2018, 1, 1),
                Duration.ZERO);
        return FeedFile.read(write("feed.yaml", yaml), Map.of("US", calendar));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Tick tick(String time, double price, long volume) {
        return new Tick(false, "A", Instant.parse(time).toEpochMilli(), price, volume);
    }
}
