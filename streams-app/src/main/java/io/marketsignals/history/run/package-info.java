/**
 * A run: the folder of results that a replay or a recording wrote, read back line by line. Imports Jackson and the errors of
 * input files; knows no Kafka.
 */
package io.marketsignals.history.run;
