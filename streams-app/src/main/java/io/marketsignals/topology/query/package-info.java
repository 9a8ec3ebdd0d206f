/**
 * What this instance's stores, threads and metadata say, read from outside the topology: the only package beside its parent
 * that knows stores. Imports what its parent does; knows nothing of HTTP and asks no clock.
 */
package io.marketsignals.topology.query;
