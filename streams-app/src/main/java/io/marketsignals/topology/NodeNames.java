package io.marketsignals.topology;

/** The names of the topology's nodes. A rename moves no state, but shows in metrics and in the golden description. */
final class NodeNames {
    static final String PRICES = "prices";
    static final String LEVELS = "index-ticks";
    static final String PRICE_STAGE = "price-stage";
    static final String LEVEL_STAGE = "level-stage";
    static final String PRICE_REPORTS = "price-reports";
    static final String LEVEL_REPORTS = "level-reports";
    static final String PRICE_DEAD_LETTERS = "price-dead-letters";
    static final String LEVEL_DEAD_LETTERS = "level-dead-letters";
    static final String TECHNICAL_CALLS = "technical-calls";
    static final String REPORTS = "reports";
    static final String MARKET_STAGE = "market-stage";
    static final String MARKET_NEWS = "market-news";
    static final String CROSS_MARKET_STAGE = "cross-market-stage";
    static final String CROSS_MARKET_ALERTS = "cross-market-alerts";
    static final String REFERENCE = "reference-source";
    static final String CONTEXT = "context-source";

    private NodeNames() {}
}
