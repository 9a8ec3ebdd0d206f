/**
 * A made-up world of three markets that tells known stories: the same seed gives the same ticks, bit for bit. Imports
 * {@code model} and the schemas of reference data; knows nothing of Kafka.
 */
package io.marketsignals.local.simulator;
