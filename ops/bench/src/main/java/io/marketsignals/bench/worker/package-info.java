/** A contender's own JVM, on both sides of its standard streams: one line of JSON asks for a pass, one answers. */
@NullMarked
package io.marketsignals.bench.worker;

import org.jspecify.annotations.NullMarked;
