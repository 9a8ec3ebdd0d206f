/**
 * What a replay runs on: a broker of its own or somebody's cluster, the application's instances, and how far they have come.
 * Imports the application, its topology's progress, the embedded broker and Kafka's clients.
 */
package io.marketsignals.history.cluster;
