/**
 * What the output topics say now: read committed, in memory, bounded, the same on every instance. It feeds the API and its
 * stream of events; no result rests on it. Imports {@code app}, {@code inspect}, {@code topics}, {@code wire} and the schemas.
 */
@NullMarked
package io.marketsignals.live;

import org.jspecify.annotations.NullMarked;
