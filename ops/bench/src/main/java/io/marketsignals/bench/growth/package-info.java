/** What a tick costs when there are more symbols, more indices that hold them, more partitions, more threads. */
package io.marketsignals.bench.growth;
