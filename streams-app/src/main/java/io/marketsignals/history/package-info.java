/**
 * Replays of history: files of prices and reference data go to the input topics in event-time order, and the results
 * come back as files that can be compared byte for byte. Imports the wire format, the local stack and Kafka's clients.
 */
package io.marketsignals.history;
