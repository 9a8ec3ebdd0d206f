/**
 * One way of a contender through the whole input: how a stream is timed, and what it ends with. Imports the meters, the feed
 * and the application's edges.
 */
@NullMarked
package io.marketsignals.bench.pass;

import org.jspecify.annotations.NullMarked;
