/**
 * Two runs compared: alerts life by life, sessions and spreads line by line, with the first thing in which each differs.
 * Imports the run's folder and Jackson; knows no Kafka.
 */
package io.marketsignals.history.diff;
