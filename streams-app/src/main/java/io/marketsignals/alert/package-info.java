/**
 * The one memory of what was raised: from findings to alerts with identity, revisions and an end. Imports {@code java.*},
 * {@code model}, {@code ingest}, {@code index}, {@code crossmarket} and {@code signal}.
 */
package io.marketsignals.alert;
