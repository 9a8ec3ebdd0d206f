package io.marketsignals.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.sse.SseClient;
import io.marketsignals.live.Changes;
import io.marketsignals.live.LiveOutputs;
import io.marketsignals.live.Position;
import io.marketsignals.wire.JsonLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells one follower what comes, as server-sent events, at the follower's own pace: bars at most four times a second, every
 * alert, and the pipeline's state. It pulls, so a slow follower sees fewer bars, never fewer alerts; one that falls behind
 * what is kept is told to read the snapshot again.
 */
final class EventStream implements Runnable {
    private static final Duration BETWEEN_BARS = Duration.ofMillis(250);
    private static final Duration BETWEEN_PIPELINES = Duration.ofSeconds(2);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(5);

    private final SseClient client;
    private final LiveOutputs outputs;
    private final Supplier<ObjectNode> pipeline;
    private Position position;
    private long lastPipeline;
    private long lastSign = System.nanoTime();

    /**
     * @param after the follower's last event id; empty: from now on
     * @param pipeline the state of the pipeline
     */
    EventStream(SseClient client, LiveOutputs outputs, Optional<String> after, Supplier<ObjectNode> pipeline) {
        this.client = client;
        this.outputs = outputs;
        this.pipeline = pipeline;
        this.lastPipeline = System.nanoTime() - BETWEEN_PIPELINES.toNanos();
        Optional<Position> known = after.flatMap(outputs::resume);
        this.position = known.orElseGet(outputs::position);
        if (after.isPresent() && known.isEmpty()) {
            reset();
        }
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more && !client.terminated()) {
                tell();
                more = outputs.await(position, Duration.ofMillis(500));
                if (more) {
                    Thread.sleep(BETWEEN_BARS.toMillis());
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }

    private void tell() {
        if (!outputs.complete(position)) {
            position = outputs.position();
            reset();
        }
        Changes changes = outputs.since(position);
        position = changes.to();
        for (Changes.Told told : changes.alerts()) {
            client.sendEvent("alert", JsonLine.of(told.alert()), outputs.text(told.after()));
        }
        if (changes.hasBars()) {
            client.sendEvent("bars", bars(changes).toString(), outputs.text(position));
            lastSign = System.nanoTime();
        }
        if (since(lastPipeline).compareTo(BETWEEN_PIPELINES) >= 0) {
            client.sendEvent("pipeline", pipeline.get().toString());
            lastPipeline = System.nanoTime();
        } else if (since(lastSign).compareTo(BETWEEN_SIGNS_OF_LIFE) >= 0) {
            client.sendComment("alive");
            lastSign = System.nanoTime();
        }
    }

    private void reset() {
        client.sendEvent("reset", "{}", outputs.text(position));
    }

    private static ObjectNode bars(Changes changes) {
        ObjectNode bars = Json.object();
        bars.put("now", Json.time(Instant.now()));
        bars.put("receivedAt", Json.time(changes.receivedAt()));
        bars.set("returns", Json.records(changes.returns()));
        bars.set("breadth", Json.records(changes.breadth()));
        bars.set("spreads", Json.records(changes.spreads()));
        bars.set("sessions", Json.records(changes.sessions()));
        return bars;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
