/**
 * Pictures of a run's results: measures of one index or pair by session with their alerts, as SVG. Imports nothing of
 * the processing path.
 */
package io.marketsignals.history.picture;
