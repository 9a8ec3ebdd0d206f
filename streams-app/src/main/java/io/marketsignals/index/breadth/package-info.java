/**
 * What the members of one index say together: how many rise and fall, on what volume, and how few carry the move. Imports
 * {@code java.*}, {@code model} and {@code index.partial}.
 */
package io.marketsignals.index.breadth;
