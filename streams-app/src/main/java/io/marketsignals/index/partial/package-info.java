/**
 * Stage 1: what one source partition knows of its indices, as exact sums that any split over partitions merges to the
 * same whole, and the reports it sends when it closes a bucket. Imports {@code java.*}, {@code model}, {@code ingest} and
 * {@code symbol}.
 */
package io.marketsignals.index.partial;
