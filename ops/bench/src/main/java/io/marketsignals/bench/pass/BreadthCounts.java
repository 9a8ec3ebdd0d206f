package io.marketsignals.bench.pass;

/** How many members of an index stand above, below and at their previous close. */
public record BreadthCounts(int advancers, int decliners, int unchanged) {}
