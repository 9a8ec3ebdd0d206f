package io.marketsignals.topology;

import io.marketsignals.model.ContextEvent;
import io.marketsignals.schema.EarningsDate;
import io.marketsignals.schema.Flow;
import io.marketsignals.schema.RateDecision;
import io.marketsignals.schema.RatingChange;

/** Reads context events as they travel into those of the core. */
final class ContextReader {
    private ContextReader() {}

    /** The event; throws IllegalArgumentException with a sentence when it makes no sense. */
    static ContextEvent event(io.marketsignals.schema.ContextEvent event) {
        return new ContextEvent(
                event.getSubject(),
                event.getTime().toEpochMilli(),
                event.getPublishedAt().toEpochMilli(),
                body(event.getBody()));
    }

    private static ContextEvent.Body body(Object body) {
        if (body instanceof RatingChange change) {
            return new ContextEvent.RatingChange(
                    change.getFirm(),
                    change.getFrom(),
                    change.getTo(),
                    ContextEvent.Direction.valueOf(change.getDirection().name()));
        }
        if (body instanceof EarningsDate earnings) {
            return new ContextEvent.EarningsDate(earnings.getDate(), earnings.getPeriod());
        }
        if (body instanceof Flow flow) {
            return new ContextEvent.Flow(flow.getInvestor(), flow.getAmount(), flow.getCurrency());
        }
        if (body instanceof RateDecision decision) {
            return new ContextEvent.RateDecision(
                    decision.getAuthority(), decision.getFromRate(), decision.getToRate(), decision.getMarkets());
        }
        throw new IllegalArgumentException("a context event cannot be a " + body);
    }
}
