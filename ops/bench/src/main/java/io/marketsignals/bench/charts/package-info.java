/** What each measurement looks like. Reads the figures back from their files; measures nothing. */
package io.marketsignals.bench.charts;
