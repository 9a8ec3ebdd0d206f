package io.marketsignals.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.live.MarketNow;
import io.marketsignals.live.OutputTail;
import io.marketsignals.model.Reference;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What is asked of a running instance.
 *
 * @param address host:port by which it is known
 * @param reference the reference data in force; EMPTY while it is read
 * @param state of the stream client
 */
record Instance(String address, OutputTail tail, Supplier<Reference> reference, Supplier<String> state, Rates rates) {

    /** Throws {@link NotReady} until the outputs of before the start were read. */
    OutputTail outputs() {
        if (!tail.caughtUp()) {
            throw new NotReady(tail.trouble()
                    .map(why -> "The output topics cannot be read: " + why)
                    .orElse("The output topics of before the start are still being read."));
        }
        return tail;
    }

    ObjectNode markets() {
        return new MarketsAnswer(reference.get(), outputs().outputs()).at(Instant.now(), address, deadLetters());
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
        tail.outputs().markets().forEach((id, market) -> market(markets.putObject(id), market));
        return pipeline;
    }

    private static void market(ObjectNode json, MarketNow market) {
        json.put("asOf", Json.time(market.asOf()));
        json.put("receivedAt", Json.time(market.receivedAt()));
        json.put("state", market.open() ? "OPEN" : "CLOSED");
        json.put("openAlerts", market.openAlerts());
    }

    private long deadLetters() {
        return tail.deadLetters().counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
