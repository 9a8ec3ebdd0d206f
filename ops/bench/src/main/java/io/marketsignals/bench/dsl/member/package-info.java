/**
 * The DSL topology's values up to the fan-out: a symbol's trades and quote, what it gives to each index that holds it, and
 * their bytes. Imports the model and the feed.
 */
package io.marketsignals.bench.dsl.member;
