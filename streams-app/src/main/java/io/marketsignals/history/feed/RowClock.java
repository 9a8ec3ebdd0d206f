package io.marketsignals.history.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads dates and times as one feed writes them. Remembers what it has read, as files repeat their dates and times; not
 * for use by several threads.
 */
final class RowClock {
    private static final int REMEMBERED = 200_000;

    private final ZoneId zone;
    private final Function<String, Instant> timestamps;
    private final Function<String, LocalDate> dates;
    private final Function<String, LocalTime> times;
    private final Map<String, LocalDate> knownDates = new HashMap<>();
    private final Map<String, LocalTime> knownTimes = new HashMap<>();

    RowClock(ZoneId zone, Map<String, String> formats) {
        this.zone = zone;
        this.timestamps = timestamps(formats.getOrDefault("timestamp", "iso-instant"), zone);
        this.dates = dates(formats.getOrDefault("date", "yyyy-MM-dd"));
        this.times = times(formats.getOrDefault("time", "iso"));
    }

    /** Whether a format can be read in the role of a date, time or timestamp: a pattern, or one of a few names. */
    static boolean reads(String role, String format) {
        try {
            Object reader =
                    switch (role) {
                        case "date" -> dates(format);
                        case "time" -> times(format);
                        default -> timestamps(format, ZoneOffset.UTC);
                    };
            return reader != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The date that is written in full. */
    LocalDate date(String text) throws BadRow {
        return remembered(text, knownDates, dates);
    }

    /** The instant of a date and a local time. */
    Instant instant(String date, String time) throws BadRow {
        return date(date)
                .atTime(remembered(time, knownTimes, times))
                .atZone(zone)
                .toInstant();
    }

    /** The instant that is written in one field. */
    Instant instant(String timestamp) throws BadRow {
        return parsed(timestamp, timestamps);
    }

    /** The local date of an instant. */
    LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private static <T> T remembered(String text, Map<String, T> known, Function<String, T> parser) throws BadRow {
        T value = known.get(text);
        if (value == null) {
            value = parsed(text, parser);
            if (known.size() < REMEMBERED) {
                known.put(text, value);
            }
        }
        return value;
    }

    private static <T> T parsed(String text, Function<String, T> parser) throws BadRow {
        try {
            return parser.apply(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new BadRow(Refusal.BAD_TIME, "'" + text + "' does not read as the feed's date or time");
        }
    }

    private static Function<String, Instant> timestamps(String format, ZoneId zone) {
        return switch (format) {
            case "epoch-millis" -> text -> Instant.ofEpochMilli(Long.parseLong(text));
            case "epoch-seconds" -> text -> Instant.ofEpochSecond(Long.parseLong(text));
            case "iso-instant" -> Instant::parse;
            default -> {
                DateTimeFormatter pattern = dated(format);
                yield text -> LocalDateTime.parse(text, pattern).atZone(zone).toInstant();
            }
        };
    }

    private static Function<String, LocalDate> dates(String format) {
        DateTimeFormatter pattern = dated(format);
        return text -> LocalDate.parse(text, pattern);
    }

    private static Function<String, LocalTime> times(String format) {
        return switch (format) {
            case "iso" -> LocalTime::parse;
            case "millis-of-day" -> text -> LocalTime.ofNanoOfDay(Math.multiplyExact(Long.parseLong(text), 1_000_000L));
            case "seconds-of-day" -> text -> LocalTime.ofSecondOfDay(Long.parseLong(text));
            default -> {
                DateTimeFormatter pattern = strict(new DateTimeFormatterBuilder().appendPattern(format));
                yield text -> LocalTime.parse(text, pattern);
            }
        };
    }

    /** A pattern with a year, of which {@code yyyy} counts within the era. */
    private static DateTimeFormatter dated(String format) {
        return strict(new DateTimeFormatterBuilder().appendPattern(format).parseDefaulting(ChronoField.ERA, 1));
    }

    /** February 30 and 24:00 are refused, not moved; names of months are English wherever the replay runs. */
    private static DateTimeFormatter strict(DateTimeFormatterBuilder pattern) {
        return pattern.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
