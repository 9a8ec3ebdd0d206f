/** The pure core of a market of the feed, and what it lives on, on the heap. Imports the pure core, the wire format and the feed. */
package io.marketsignals.bench.kernel.heap;
