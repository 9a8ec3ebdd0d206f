package io.marketsignals.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Those who follow the stream of events, each in a thread of its own; so many at most. */
final class Followers implements AutoCloseable {
    private final int most;
    private final Semaphore room;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "http-stream");
        thread.setDaemon(true);
        return thread;
    });

    Followers(int most) {
        this.most = most;
        this.room = new Semaphore(most);
    }

    /** Throws what refuses a request that does not ask for a stream, or for which there is no room. */
    void require(Context request) {
        if (!Optional.ofNullable(request.header("Accept")).orElse("").contains("text/event-stream")) {
            throw new HttpResponseException(
                    HttpStatus.NOT_ACCEPTABLE.getCode(),
                    "This is a stream: ask with Accept: text/event-stream.",
                    Map.of());
        }
        if (room.availablePermits() == 0) {
            throw new ServiceUnavailableResponse("All " + most + " streams are taken; http.streams allows more.");
        }
    }

    /** Tells a follower all that comes, from its last event id on. */
    void admit(SseClient client, Instance instance) {
        if (!room.tryAcquire()) {
            client.close(); // somebody else took the last room since
            return;
        }
        Context request = client.ctx();
        Optional<String> after = Optional.ofNullable(request.header("Last-Event-ID"))
                .or(() -> Optional.ofNullable(request.queryParam("after")));
        client.keepAlive();
        threads.execute(() -> {
            try {
                new EventStream(client, instance.outputs(), after, instance::pipeline).run();
            } finally {
                room.release();
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
