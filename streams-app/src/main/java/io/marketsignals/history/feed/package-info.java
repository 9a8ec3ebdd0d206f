/**
 * Files of prices as ticks in event-time order: a description says what the columns mean, bars become ticks, files are
 * merged, bad rows are refused and counted. Imports the model, FastCSV and the YAML reader.
 */
package io.marketsignals.history.feed;
