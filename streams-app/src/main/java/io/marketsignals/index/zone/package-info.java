/**
 * The lives of support and resistance zones, given or found from pivots. Imports {@code java.*}, {@code model}, {@code
 * ingest} and {@code index.history}.
 */
package io.marketsignals.index.zone;
