/**
 * What is known of one symbol: its price state of the session and what of it is already counted, its daily history, and
 * its moving averages. Imports {@code java.*}, {@code model} and {@code ingest}.
 */
package io.marketsignals.symbol;
