/**
 * The names and meters that operators watch. Imports Micrometer and values of the pure packages; knows nothing of Kafka.
 * The topology calls it, the pure packages never do.
 */
package io.marketsignals.metrics;
