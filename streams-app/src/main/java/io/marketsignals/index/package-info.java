/**
 * Stage 2: the merge of the source partitions' reports by bucket, and the measures of a market that are folded over a
 * session and across sessions. Imports {@code java.*}, {@code model}, {@code ingest}, {@code symbol} and its own {@code
 * partial}, which is stage 1.
 */
package io.marketsignals.index;
