package io.marketsignals.bench.worker;

import org.jspecify.annotations.Nullable;

/**
 * Asks for one pass.
 *
 * @param applicationId of this pass only
 * @param recording file for a flight recording; null: none is made
 */
public record PassRequest(String applicationId, @Nullable String recording) {}
