package io.marketsignals.model;

/** One price or one level, as decoded; not yet checked. */
public sealed interface Tick permits Price, Level {
    /** The symbol or index. */
    String name();

    /** Event time, epoch milliseconds UTC. */
    long time();

    /** The price or the level. */
    double value();

    /** Volume since the name's previous record; 0 where not known. */
    long volume();
}
