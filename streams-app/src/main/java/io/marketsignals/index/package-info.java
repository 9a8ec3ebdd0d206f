/**
 * Stage 2: the merge of the source partitions' reports by bucket, and the fold of a market over a session and across
 * sessions. Imports {@code java.*}, {@code model}, {@code ingest}, {@code symbol} and its own packages: {@code partial},
 * which is stage 1, what it folds ({@code breadth, history, zone, pair, segment}) and what it gives to detectors ({@code reading}).
 */
package io.marketsignals.index;
