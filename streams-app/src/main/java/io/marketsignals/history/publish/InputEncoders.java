package io.marketsignals.history.publish;

import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import java.util.function.Function;

/** Writes the batches of the two input topics as their bytes on the wire. */
public record InputEncoders(Function<PriceBatch, byte[]> prices, Function<IndexTickBatch, byte[]> levels) {}
