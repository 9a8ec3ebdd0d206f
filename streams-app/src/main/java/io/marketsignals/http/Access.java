package io.marketsignals.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import io.marketsignals.app.HttpSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask what. Nothing is written here, so only reading verbs are answered. With a token, data needs it; the page's own
 * files hold none, and what watches over the process asks for its health without. Without a token only names of this
 * host are answered, so that a page from elsewhere cannot read along by giving its own name this host's address.
 */
final class Access {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> FREE = List.of("/page/", "/vendor/", "/health/");
    private static final String BEARER = "Bearer ";
    private static final int MISDIRECTED = 421;

    private final HttpSettings settings;

    Access(HttpSettings settings) {
        this.settings = settings;
    }

    void check(Context request) {
        if (!READING.contains(request.req().getMethod())) {
            request.header("Allow", "GET, HEAD");
            throw new HttpResponseException(
                    HttpStatus.METHOD_NOT_ALLOWED.getCode(), "This server only reads; ask with GET.", Map.of());
        }
        if (settings.token().isEmpty()) {
            checkHost(request);
        } else if (!free(request.path())
                && !presented(request).filter(this::right).isPresent()) {
            request.header("WWW-Authenticate", "Bearer");
            throw new UnauthorizedResponse("Present the token of http.token: Authorization: Bearer TOKEN.");
        }
    }

    /** What is not known to be free of data needs the token. */
    private static boolean free(String path) {
        return path.equals("/") || FREE.stream().anyMatch(path::startsWith);
    }

    private static Optional<String> presented(Context request) {
        return Optional.ofNullable(request.header("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).trim());
    }

    /** In a time that says nothing about how much of it is right. */
    private boolean right(String token) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8),
                settings.token().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private void checkHost(Context request) {
        String host = Optional.ofNullable(request.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":\\d+$", "");
        boolean own = LOOPBACK.contains(name)
                || name.equals(settings.host().toLowerCase(Locale.ROOT))
                || settings.advertised()
                        .map(value -> host.equals(value.toLowerCase(Locale.ROOT)))
                        .orElse(false);
        if (!own) {
            throw new HttpResponseException(
                    MISDIRECTED,
                    "This server is not '" + name + "'; http.advertised says by which name it is.",
                    Map.of());
        }
    }
}
