/**
 * Files into the input topics of a cluster, as often as one likes with the same outcome: what is there already is found and
 * passed over. Imports the feeds, the reference, the publisher and the recorded topics of history, the application's settings
 * and Kafka's clients.
 */
package io.marketsignals.history.load;
