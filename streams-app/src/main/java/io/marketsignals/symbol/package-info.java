/**
 * One symbol's price state: previous close, last price, session volume, and what of it is already counted. Imports
 * {@code java.*}, {@code model} and {@code ingest}.
 */
package io.marketsignals.symbol;
