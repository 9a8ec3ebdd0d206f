/**
 * History and what is done with it: replays of files ({@code feed}, {@code reference}) and of topics ({@code recorded}) through
 * the application ({@code cluster}), and the files that come out ({@code result}, {@code run}), explained, compared, scored,
 * drawn and exported. Imports the application, the wire format, the local stack and Kafka's clients.
 */
package io.marketsignals.history;
