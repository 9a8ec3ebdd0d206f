/**
 * Questions about indices and about the application, answered as JSON from this instance's stores or by the instance that
 * owns the market. Knows the streams client through {@code topology.query} only, and nothing of the server that is asked.
 */
package io.marketsignals.query;
