package io.marketsignals.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.live.DeadLetterFeed;
import io.marketsignals.live.LiveOutputs;
import io.marketsignals.live.MarketNow;
import io.marketsignals.query.NotReadyException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is asked of a running instance.
 *
 * @param address host:port by which it is known
 * @param waiting what has to be read before there are answers, in a sentence; empty: nothing
 * @param state of the stream client
 */
record Instance(
        String address,
        LiveOutputs live,
        DeadLetterFeed refused,
        Supplier<Optional<String>> waiting,
        Questions questions,
        Supplier<String> state,
        Rates rates) {

    /** Throws NotReadyException until the outputs of before the start were read. */
    LiveOutputs outputs() {
        waiting.get().ifPresent(sentence -> {
            throw new NotReadyException(sentence);
        });
        return live;
    }

    ObjectNode markets() {
        return new MarketsAnswer(questions.reference(), outputs()).at(Instant.now(), address, deadLetters());
    }

    /** What the stream tells every two seconds. */
    ObjectNode pipeline() {
        ObjectNode pipeline = Json.object();
        pipeline.put("now", Json.time(Instant.now()));
        pipeline.put("state", state.get());
        pipeline.put("ticksPerSecond", rates.ticks());
        pipeline.put("alertsPerSecond", rates.alerts());
        pipeline.put("lag", rates.lag());
        pipeline.put("deadLetters", deadLetters());
        ObjectNode markets = pipeline.putObject("markets");
        live.markets().forEach((id, market) -> market(markets.putObject(id), market));
        return pipeline;
    }

    private static void market(ObjectNode json, MarketNow market) {
        json.put("asOf", Json.time(market.asOf()));
        json.put("receivedAt", Json.time(market.receivedAt()));
        json.put("state", market.open() ? "OPEN" : "CLOSED");
        json.put("openAlerts", market.openAlerts());
    }

    private long deadLetters() {
        return refused.counts().values().stream().mapToLong(Long::longValue).sum();
    }
}
