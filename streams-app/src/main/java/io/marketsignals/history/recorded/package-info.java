/**
 * History as it lies in a cluster's topics: which stretch of it, merged by event time, and copied for a replay. Imports Kafka's
 * clients, {@code topics}, {@code wire} and the neighbouring {@code publish}.
 */
package io.marketsignals.history.recorded;
