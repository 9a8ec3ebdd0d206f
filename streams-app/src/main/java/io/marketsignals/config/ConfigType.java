package io.marketsignals.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a setting's text must be. */
public enum ConfigType {
    /** Any text but an empty one. */
    TEXT("text"),
    /** Any text, or nothing. */
    OPTIONAL_TEXT("text, may be empty"),
    /** {@code true} or {@code false}. */
    FLAG("true or false"),
    /** A whole number of at least 1. */
    COUNT("whole number, at least 1"),
    /** A whole number of at least 0. */
    COUNT_OR_ZERO("whole number, at least 0"),
    /** An ISO-8601 duration above zero. */
    POSITIVE_DURATION("ISO-8601 duration"),
    /** Letters, digits, - and _, 64 at most, or nothing. */
    NAME("name, may be empty"),
    /** An ISO-8601 duration of zero or more. */
    DURATION("ISO-8601 duration, may be zero");

    private static final Pattern SHORTHAND =
            Pattern.compile("(\\d+)\\s*(ms|s|sec|m|min|h|d)", Pattern.CASE_INSENSITIVE);

    private final String words;

    ConfigType(String words) {
        this.words = words;
    }

    /** The type in words, for tables. */
    public String words() {
        return words;
    }

    /** What is wrong with a value, as the end of a sentence that starts with the key; empty when nothing is. */
    Optional<String> problem(String value) {
        return switch (this) {
            case NAME ->
                value.matches("[A-Za-z0-9_-]{0,64}")
                        ? Optional.empty()
                        : Optional.of("may have at most 64 letters, digits, - and _, but is '" + value + "'");
            case TEXT -> value.isBlank() ? Optional.of("must not be empty") : Optional.empty();
            case OPTIONAL_TEXT -> Optional.empty();
            case FLAG ->
                value.trim().matches("true|false")
                        ? Optional.empty()
                        : Optional.of("must be true or false, but is '" + value + "'");
            case COUNT -> countProblem(value, 1);
            case COUNT_OR_ZERO -> countProblem(value, 0);
            case POSITIVE_DURATION -> durationProblem(value, false);
            case DURATION -> durationProblem(value, true);
        };
    }

    private static Optional<String> countProblem(String value, long least) {
        try {
            long number = Long.parseLong(value.trim());
            return number >= least ? Optional.empty() : Optional.of("must be at least " + least + ", but is " + number);
        } catch (NumberFormatException notANumber) {
            return Optional.of("must be a whole number, but is '" + value + "'");
        }
    }

    private static Optional<String> durationProblem(String value, boolean zeroAllowed) {
        try {
            Duration duration = Duration.parse(value.trim());
            if (duration.isNegative() || (duration.isZero() && !zeroAllowed)) {
                return Optional.of((zeroAllowed ? "must not be negative" : "must be above zero") + ", but is " + value);
            }
            return Optional.empty();
        } catch (DateTimeParseException notADuration) {
            return Optional.of("must be an ISO-8601 duration such as PT30S or P14D, but is '" + value + "'"
                    + meant(value).map(iso -> "; write " + iso).orElse(""));
        }
    }

    private static Optional<String> meant(String value) {
        Matcher shorthand = SHORTHAND.matcher(value.trim());
        if (!shorthand.matches() || shorthand.group(1).length() > 9) {
            return Optional.empty();
        }
        long amount = Long.parseLong(shorthand.group(1));
        Duration duration =
                switch (shorthand.group(2).toLowerCase(Locale.ROOT)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "m", "min" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> Duration.ofSeconds(amount);
                };
        return Optional.of(duration.toString());
    }
}
