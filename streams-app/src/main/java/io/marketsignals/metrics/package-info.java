/** The names and meters that operators watch. Imports Micrometer; knows nothing of Kafka. */
package io.marketsignals.metrics;
