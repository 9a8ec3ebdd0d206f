package io.marketsignals.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a request's query; what makes no sense is answered with 400 and a sentence. */
record Query(Context request) {

    /** Comma-separated values; empty: not given. */
    Set<String> list(String name) {
        return Arrays.stream(given(name).orElse("").split(",", -1))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    <E extends Enum<E>> Set<E> list(String name, Class<E> type) {
        return list(name).stream().map(value -> one(name, value, type)).collect(Collectors.toUnmodifiableSet());
    }

    <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
        return given(name).map(value -> one(name, value, type));
    }

    Optional<Instant> time(String name) {
        return given(name).map(value -> parsed(name, value, "an instant such as 2025-09-16T05:30:00Z", Instant::parse));
    }

    boolean flag(String name) {
        return given(name)
                .map(value -> parsed(name, value, "true or false", text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text.equals("true");
                }))
                .orElse(false);
    }

    /** A number from 1 to a bound. */
    int limit(int usual, int most) {
        return given("limit")
                .map(value -> parsed("limit", value, "a whole number from 1 to " + most, text -> {
                    int number = Integer.parseInt(text);
                    if (number < 1 || number > most) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                }))
                .orElse(usual);
    }

    Optional<String> given(String name) {
        return Optional.ofNullable(request.queryParam(name)).filter(value -> !value.isBlank());
    }

    private static <E extends Enum<E>> E one(String name, String value, Class<E> type) {
        String words = "one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return parsed(name, value, words, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    private static <T> T parsed(String name, String value, String words, Function<String, T> parse) {
        try {
            return parse.apply(value.trim());
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw new BadRequestResponse(name + " must be " + words + ", not '" + value + "'");
        }
    }
}
