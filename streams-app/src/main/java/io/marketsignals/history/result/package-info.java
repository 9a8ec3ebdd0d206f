/**
 * The output topics as files in one canonical order, with a digest each, so that two replays can be compared byte for byte.
 * Imports Kafka's consumer, the schemas and Jackson.
 */
package io.marketsignals.history.result;
