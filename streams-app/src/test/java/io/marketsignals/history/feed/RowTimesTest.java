package io.marketsignals.history.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.marketsignals.model.MarketCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTimesTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final MarketCalendar CALENDAR =
            MarketCalendar.fromData(UTC, LocalTime.of(9, 0), LocalTime.of(12, 0));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"yyyy-MM-dd, 2024-02-29", "dd/MM/yy, 29/02/24", "d MMM yyyy, 29 Feb 2024", "uuuuMMdd, 20240229"})
    void shouldReadADateInAnyLocale(String format, String text) throws BadRow {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(new RowClock(UTC, Map.of("date", format)).date(text)).isEqualTo(LocalDate.of(2024, 2, 29));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldReadATimestampWithAPattern() throws BadRow {
        RowClock clock = new RowClock(ZoneId.of("Asia/Kolkata"), Map.of("timestamp", "dd.MM.yyyy HH:mm:ss"));

        assertThat(clock.instant("28.03.2024 09:15:00")).isEqualTo(Instant.parse("2024-03-28T03:45:00Z"));
    }

    @Test
    void shouldRefuseADateThatTheCalendarDoesNotHave() {
        RowClock clock = new RowClock(UTC, Map.of());

        assertThat(catchThrowableOfType(BadRow.class, () -> clock.date("2023-02-29"))
                        .reason())
                .isEqualTo(Refusal.BAD_TIME);
    }

    @Test
    void shouldRefuseTheHour24() {
        RowClock clock = new RowClock(UTC, Map.of("time", "HH:mm"));

        assertThat(catchThrowableOfType(BadRow.class, () -> clock.instant("2024-01-02", "24:00"))
                        .reason())
                .isEqualTo(Refusal.BAD_TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1704189600000000", "9223372036854775807"})
    void shouldRefuseATimeThatNoMarketHas(String seconds) throws IOException {
        Refusals refusals = new Refusals();

        List<Row> rows = rows("A," + seconds + ",10\nA,1704189600,10\n", Span.ALL, refusals);

        assertThat(rows).extracting(Row::line).containsExactly(3L);
        assertThat(refusals.counts()).isEqualTo(Map.of(Refusal.BAD_TIME, 1L));
    }

    @Test
    void shouldPassOverABadRowOutsideOfTheDatesAskedFor() throws IOException {
        Refusals refusals = new Refusals();
        Span later = Span.of(Optional.of(LocalDate.of(2024, 1, 3)), Optional.empty(), UTC);

        List<Row> rows = rows("A,1704189600,-10\nA,1704276000,10\n", later, refusals);

        assertThat(rows).hasSize(1);
        assertThat(refusals.total()).isZero();
    }

    private List<Row> rows(String lines, Span span, Refusals refusals) throws IOException {
        Path yaml = Files.writeString(folder.resolve("feed.yaml"), """
                kind: trades
                columns: {symbol: s, timestamp: t, price: p}
                formats: {timestamp: epoch-seconds}
                """);
        Path data = Files.writeString(folder.resolve("data.csv"), "s,t,p\n" + lines);
        Feed feed = FeedFile.read(yaml, Map.of("M", CALENDAR));
        List<Row> all = new ArrayList<>();
        try (FileRows rows = new FileRows(feed, data, span, refusals)) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }
}
