/**
 * The processor's inner loops one by one, under JMH, on the heap and without Kafka: what each costs and allocates. Imports
 * the pure core, the wire format and the feed.
 */
package io.marketsignals.bench.kernel;
