/**
 * From the intended send time of a tick to the alert that a read-committed consumer sees, at a rate that does not wait for
 * the processor.
 */
package io.marketsignals.bench.latency;
