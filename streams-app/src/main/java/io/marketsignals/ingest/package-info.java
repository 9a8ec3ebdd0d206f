/**
 * What is let in, and when: checks of values and event times, a partition's own clock, the wait for a bucket to close.
 * Imports {@code java.*} and {@code model}.
 */
package io.marketsignals.ingest;
