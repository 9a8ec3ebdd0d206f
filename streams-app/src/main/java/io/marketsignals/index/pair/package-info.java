/** What a small-versus-large pair remembers: its closing spreads and which leg leads. Imports {@code java.*} and {@code model}. */
package io.marketsignals.index.pair;
