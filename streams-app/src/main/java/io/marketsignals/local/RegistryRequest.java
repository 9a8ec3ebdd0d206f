package io.marketsignals.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as the routes see it.
 *
 * @param route the method and the path, with a star for each name in it: {@code GET /schemas/ids/7} has the route {@code GET /schemas/ids/} and a star
 * @param names what the stars stand for, in order
 * @param query the parameters of the query
 */
record RegistryRequest(String route, List<String> names, Map<String, String> query, JsonNode body) {

    static RegistryRequest from(HttpExchange exchange, JsonNode body) {
        URI uri = exchange.getRequestURI();
        List<String> parts = Stream.of(uri.getRawPath().split("/"))
                .filter(part -> !part.isEmpty())
                .map(RegistryRequest::decoded)
                .toList();
        StringBuilder route = new StringBuilder(exchange.getRequestMethod()).append(' ');
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean name = isName(parts, i);
            route.append('/').append(name ? "*" : parts.get(i));
            if (name) {
                names.add(parts.get(i));
            }
        }
        return new RegistryRequest(route.toString(), List.copyOf(names), query(uri.getRawQuery()), body);
    }

    /** The text field of the body, which must be there. */
    String text(String field) {
        JsonNode value = body.get(field);
        if (value == null || !value.isTextual()) {
            throw new RegistryFault(422, "The request has no text field '" + field + "'");
        }
        return value.textValue();
    }

    /** Names stand after these words; so a subject may be called anything. */
    private static boolean isName(List<String> parts, int i) {
        if (i == 0) {
            return false;
        }
        String first = parts.get(0);
        return switch (i) {
            case 1 -> first.equals("subjects") || first.equals("config") || first.equals("mode");
            case 2 -> first.equals("schemas") || first.equals("compatibility");
            case 3 -> first.equals("subjects");
            case 4 -> first.equals("compatibility");
            default -> false;
        };
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Stream.of(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (a, b) -> b));
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RegistryFault(400, "The address is not URL-encoded", e);
        }
    }
}
