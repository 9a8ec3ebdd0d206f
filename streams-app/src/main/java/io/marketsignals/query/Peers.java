package io.marketsignals.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks other instances, each at most three seconds, and marks the question so that they do not pass it on. */
public final class Peers {
    /** The header of a question that comes from another instance. */
    public static final String FORWARDED = "X-Signals-Forwarded";

    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final HttpClient client;
    private final String scheme;
    private final Optional<String> token;

    /**
     * Peers that are reached alike.
     *
     * @param client with {@link #connectTimeout}; trusts the peers' certificates
     * @param scheme http or https
     * @param token that all instances ask for; empty: none
     */
    public Peers(HttpClient client, String scheme, Optional<String> token) {
        this.client = client;
        this.scheme = scheme;
        this.token = token;
    }

    /** How long a client may try to connect. */
    public static Duration connectTimeout() {
        return CONNECT;
    }

    /** What an instance answers; throws NotReadyException when it gives no good answer in time. */
    JsonNode ask(String instance, String pathAndQuery) {
        CompletableFuture<HttpResponse<String>> asked = send(instance, pathAndQuery);
        try {
            return answer(instance, asked.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException silent) {
            asked.cancel(true);
            LOG.debug("Instance {} does not answer", instance, silent);
            throw new NotReadyException("Instance " + instance + " cannot be reached now.");
        } catch (InterruptedException interrupted) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new NotReadyException("This instance is stopping.");
        }
    }

    /** What each instance answers, in the order of their names, asked at the same time; empty for one that gives no good answer. */
    Map<String, Optional<JsonNode>> askAll(Collection<String> instances, String pathAndQuery) {
        Map<String, CompletableFuture<Optional<JsonNode>>> asked = new TreeMap<>();
        for (String instance : instances) {
            asked.put(
                    instance,
                    send(instance, pathAndQuery)
                            .thenApply(response -> Optional.of(answer(instance, response)))
                            .completeOnTimeout(Optional.empty(), ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                            .exceptionally(failed -> Optional.empty()));
        }
        Map<String, Optional<JsonNode>> answers = new TreeMap<>();
        asked.forEach((instance, answer) -> answers.put(instance, answer.join()));
        return answers;
    }

    private CompletableFuture<HttpResponse<String>> send(String instance, String pathAndQuery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scheme + "://" + instance + pathAndQuery))
                .timeout(ANSWER)
                .header(FORWARDED, "1");
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode answer(String instance, HttpResponse<String> response) {
        try {
            JsonNode body = Json.MAPPER.readTree(response.body());
            if (response.statusCode() == OK) {
                return body;
            }
            throw new NotReadyException("Instance " + instance + " answered with status " + response.statusCode() + ": "
                    + body.path("error").asText("no reason given."));
        } catch (JsonProcessingException noJson) {
            throw new NotReadyException(
                    "Instance " + instance + " answered with status " + response.statusCode() + " and no JSON.");
        }
    }
}
