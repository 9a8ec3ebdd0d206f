package io.marketsignals.topology;

/** The names of the stores; their changelogs carry the same names. */
public final class StoreNames {
    /** Reference entries by key, in every instance. */
    public static final String REFERENCE = "reference";
    /** Context events as received, each under its own key, in every instance. */
    public static final String CONTEXT = "context";
    /** Price states of symbols, several to a record, per partition of the prices topic. */
    public static final String SYMBOLS = "symbols";
    /** Highs, lows and closes of the last sessions by symbol, per partition of the prices topic. */
    public static final String DAILY_HISTORIES = "daily-histories";
    /** EMA38 and EMA100 by symbol, per partition of the prices topic. */
    public static final String MOVING_AVERAGES = "moving-averages";
    /** The clock of a partition of the prices topic, and prices ahead of the open bucket. */
    public static final String PRICE_PARTITIONS = "price-partitions";
    /** Levels by index, the clock, and levels ahead, per partition of the index-ticks topic. */
    public static final String LEVEL_PARTITIONS = "level-partitions";
    /** What each market knows: clock, indices, histories, pairs, zones, open alerts. */
    public static final String MARKETS = "markets";
    /** Reports that wait for slower source partitions. */
    public static final String WAITING = "waiting";
    /** How far each market has told the others, and the watches that leaders opened. */
    public static final String CROSS_MARKET = "cross-market";
    /** Triggers and sessions that wait for the other market of their lead-lag. */
    public static final String CROSS_MARKET_WAITING = "cross-market-waiting";
    /** The last returns of each minute by index; queryable. */
    public static final String INDEX_RETURNS = "index-returns";
    /** The last breadth of each minute by index; queryable. */
    public static final String BREADTH = "breadth";
    /** The last spread of each minute by pair; queryable. */
    public static final String SPREADS = "spreads";

    /** Key of a partition's mark in the stores of source partitions. */
    public static final String MARK = "mark";

    private StoreNames() {}
}
