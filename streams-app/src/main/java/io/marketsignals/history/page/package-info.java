/**
 * The report of a run as one page: what ran, indices and pairs with their alerts, the alerts with their reasons, the quality
 * of the data. Imports the run's files and its pictures; knows no Kafka.
 */
package io.marketsignals.history.page;
