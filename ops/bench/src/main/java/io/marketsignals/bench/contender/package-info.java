/** The ways to process the same input that are compared. Imports the meters, the feed, and the application's entry points. */
@NullMarked
package io.marketsignals.bench.contender;

import org.jspecify.annotations.NullMarked;
