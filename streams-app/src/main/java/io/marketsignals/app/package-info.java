/**
 * The running application: its settings, the properties it hands to Kafka Streams, its start, its failures and its end.
 * Imports {@code config}, {@code topics}, {@code topology}, {@code wire} and Kafka.
 */
package io.marketsignals.app;
