/**
 * Ticks, reference data and context events on their way to the input topics, in batches that keep all partitions abreast. Imports Kafka's
 * producer, the schemas and the ticks of history.
 */
package io.marketsignals.history.publish;
