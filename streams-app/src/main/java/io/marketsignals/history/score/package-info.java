/**
 * What happened after each alert of a run, by type, against all sessions: returns, hits and the worst move against, with
 * confidence intervals. Imports the run's folder and Jackson; knows no Kafka.
 */
package io.marketsignals.history.score;
