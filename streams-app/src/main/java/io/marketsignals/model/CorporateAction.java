package io.marketsignals.model;

import java.time.LocalDate;

/**
 * A split, bonus or similar.
 *
 * @param effectiveFrom first session on the new basis; null never applies
 * @param factor new price over old price, > 0: 0.5 for a 2-for-1 split
 */
public record CorporateAction(String symbol, LocalDate effectiveFrom, double factor) {
    public CorporateAction {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor of " + symbol + " must be positive: " + factor);
        }
    }
}
