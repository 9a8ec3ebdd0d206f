/** The ways to process the same input that are compared. Imports the passes, the DSL and the entry points of the application. */
@NullMarked
package io.marketsignals.bench.contender;

import org.jspecify.annotations.NullMarked;
