/**
 * What one instance answers over HTTP: the page, the API, the stream of events, health and metrics. Imports {@code app},
 * {@code live} and what else is asked here; knows no store and no topology. Nothing here writes.
 */
@NullMarked
package io.marketsignals.http;

import org.jspecify.annotations.NullMarked;
