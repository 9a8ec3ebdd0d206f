package io.marketsignals.history.recorded;

/** Offsets [from, to) of one partition; the same twice where nothing is wanted of it. */
public record Span(long from, long to) {}
