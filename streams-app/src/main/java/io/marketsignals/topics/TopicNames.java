package io.marketsignals.topics;

import java.util.Set;

/** The names of the public topics; their keys and values are described in the schemas. */
public final class TopicNames {
    public static final String PRICES = "market.constituent-prices.v1";
    public static final String INDEX_TICKS = "market.index-ticks.v1";
    public static final String REFERENCE = "market.reference.v1";
    public static final String CONTEXT = "market.context.v1";
    public static final String INDEX_RETURNS = "signals.index-returns.v1";
    public static final String BREADTH = "signals.breadth.v1";
    public static final String SPREADS = "signals.spreads.v1";
    public static final String SESSIONS = "signals.sessions.v1";
    public static final String TECHNICAL_CALLS = "signals.technical-calls.v1";
    public static final String ALERTS = "signals.alerts.v1";
    public static final String DEAD_LETTERS = "signals.dead-letters.v1";

    /** What an application reads; all others it writes. */
    public static final Set<String> INPUTS = Set.of(PRICES, INDEX_TICKS, REFERENCE, CONTEXT);

    private TopicNames() {}
}
