/**
 * What an index remembers of its closed sessions, folded once at each close. Imports {@code java.*}, {@code model}, {@code
 * index.partial} and {@code index.breadth}.
 */
package io.marketsignals.index.history;
