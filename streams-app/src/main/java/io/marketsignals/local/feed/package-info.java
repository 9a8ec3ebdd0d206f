/** Sends the simulated markets to their topics, in order and at a pace. Used by the demo and by a cluster's feed. */
@NullMarked
package io.marketsignals.local.feed;

import org.jspecify.annotations.NullMarked;
