/**
 * One market and its ticks, the same for every contender, made from a seed. Imports the model, the schemas, and what
 * publishes.
 */
@NullMarked
package io.marketsignals.bench.feed;

import org.jspecify.annotations.NullMarked;
