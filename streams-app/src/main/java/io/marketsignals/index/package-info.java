/**
 * From readings of symbols to measures of a market: exact partials per source partition, their merge by bucket, and what
 * is folded over a session and across sessions. Imports {@code java.*}, {@code model}, {@code ingest} and {@code
 * symbol}.
 */
package io.marketsignals.index;
