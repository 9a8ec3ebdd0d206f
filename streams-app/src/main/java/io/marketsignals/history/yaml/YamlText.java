package io.marketsignals.history.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;

/** A single value in a YAML file, exactly as written: {@code NO} and {@code 09:30} stay what they are. */
public record YamlText(Position at, String text) implements YamlNode {

    /** A date such as 2024-03-28. */
    public LocalDate date() {
        return parsed(LocalDate::parse, "a date such as 2024-03-28");
    }

    /** A local time such as 09:30 or 09:30:00. */
    public LocalTime time() {
        return parsed(LocalTime::parse, "a local time such as 09:30");
    }

    /** An instant such as 2024-03-28T18:00:00Z. */
    public Instant instant() {
        return parsed(Instant::parse, "an instant such as 2024-03-28T18:00:00Z");
    }

    /** An IANA time zone. */
    public ZoneId zone() {
        return parsed(ZoneId::of, "a time zone such as America/New_York");
    }

    /** An ISO-8601 duration such as PT1M. */
    public Duration duration() {
        return parsed(Duration::parse, "a duration such as PT1M");
    }

    /** A finite number. */
    public double number() {
        double value = parsed(Double::parseDouble, "a number");
        if (!Double.isFinite(value)) {
            throw error("'" + text + "' is not a finite number");
        }
        return value;
    }

    /** {@code true} or {@code false}. */
    public boolean flag() {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("'" + text + "' is neither true nor false");
        };
    }

    /** A constant of an enum, in lower case with dashes. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        StringBuilder known = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            known.append(known.isEmpty() ? "" : ", ").append(written(constant));
        }
        throw error("'" + text + "' is none of " + known);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private <T> T parsed(Function<String, T> parser, String kind) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new InputError(at + ": '" + text + "' is not " + kind, e);
        }
    }
}
