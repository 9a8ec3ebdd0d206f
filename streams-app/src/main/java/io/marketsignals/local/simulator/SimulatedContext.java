package io.marketsignals.local.simulator;

import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.RateDecision;
import io.marketsignals.schema.RatingChange;
import io.marketsignals.schema.RatingDirection;
import java.time.Instant;
import java.util.List;

/** What happens around the simulated markets: a rate cut on the eve of the small caps' record, and a few opinions. */
final class SimulatedContext {
    private SimulatedContext() {}

    /** The events of the live week, in the order in which they become known. */
    static List<ContextEvent> events(List<SimulatedMarket> markets) {
        SimulatedIndex small = markets.stream()
                .filter(market -> market.id().equals("US"))
                .findFirst()
                .orElseThrow()
                .index("SMALL");
        return List.of(
                event("US", "2025-09-17T18:00:00Z", new RateDecision("Federal Reserve", 0.045, 0.0425, List.of())),
                rating(small.symbol(3), "2025-09-18T11:30:00Z", "hold", "buy", RatingDirection.UP),
                rating(small.symbol(17), "2025-09-18T12:15:00Z", "sell", "hold", RatingDirection.UP),
                rating(small.symbol(41), "2025-09-18T15:05:00Z", "buy", "hold", RatingDirection.DOWN));
    }

    private static ContextEvent rating(String symbol, String time, String from, String to, RatingDirection direction) {
        return event(symbol, time, new RatingChange("Harbour Research", from, to, direction));
    }

    /** Known as it happens. */
    private static ContextEvent event(String subject, String time, Object body) {
        return new ContextEvent(subject, Instant.parse(time), Instant.parse(time), body);
    }
}
