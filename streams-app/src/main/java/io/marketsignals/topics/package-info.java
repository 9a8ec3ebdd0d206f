/**
 * The table of topics, and creating and checking them on a cluster. Imports Kafka's admin client; knows nothing of
 * markets.
 */
package io.marketsignals.topics;
