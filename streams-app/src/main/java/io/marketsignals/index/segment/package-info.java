/** How a market's capitalisation segments rank, and which of them leads. Imports {@code java.*} and {@code model}. */
package io.marketsignals.index.segment;
