/** Measures the processor's speed on a broker of its own: against what is possible, and against what a user would write instead. */
package io.marketsignals.bench;
