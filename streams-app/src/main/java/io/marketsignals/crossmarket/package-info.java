/**
 * What one market tells another: merges the closes and triggers of two markets by event time and keeps the watches that
 * leaders open on their followers. Imports {@code java.*}, {@code model}, {@code ingest} and {@code index}.
 */
package io.marketsignals.crossmarket;
