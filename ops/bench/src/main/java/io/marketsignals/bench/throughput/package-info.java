/** The contenders in turn over the same input, and the table of what they reach. Imports the cluster, the feed and the workers. */
@NullMarked
package io.marketsignals.bench.throughput;

import org.jspecify.annotations.NullMarked;
