package io.marketsignals.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.marketsignals.query.NotReadyException;
import io.marketsignals.query.UnknownIndexException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong, as JSON with a sentence and never with a stack trace; the one place where "not ready" becomes 503. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int NOT_FOUND = 404;
    private static final int UNEXPECTED = 500;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "2";

    private Failures() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(NotReadyException.class, (waiting, request) -> {
            request.header("Retry-After", RETRY_SECONDS);
            answer(request, UNAVAILABLE, String.valueOf(waiting.getMessage()));
        });
        routes.exception(
                UnknownIndexException.class,
                (unknown, request) -> answer(request, NOT_FOUND, String.valueOf(unknown.getMessage())));
        routes.exception(
                HttpResponseException.class,
                (refused, request) -> answer(request, refused.getStatus(), String.valueOf(refused.getMessage())));
        routes.exception(Exception.class, (failed, request) -> {
            LOG.warn("{} {} failed", request.method(), request.path(), failed);
            answer(request, UNEXPECTED, "The answer failed; the log says why.");
        });
        routes.error(NOT_FOUND, request -> {
            if (request.attribute("answered") == null) {
                answer(request, NOT_FOUND, "There is nothing at " + request.path() + ".");
            }
        });
    }

    private static void answer(Context request, int status, String sentence) {
        request.attribute("answered", true);
        request.status(status);
        request.contentType("application/json");
        request.result(
                Json.object().put("status", status).put("error", sentence).toString());
    }
}
