package io.marketsignals.history.publish;

import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.util.function.Function;

/** Writes what the two input topics carry as their bytes on the wire: batches, and what stands alone in a record. */
public record InputEncoders(
        Function<PriceBatch, byte[]> prices,
        Function<IndexTickBatch, byte[]> levels,
        Function<ConstituentPrice, byte[]> price,
        Function<IndexTick, byte[]> level) {

    /** Write nothing: for counting records. */
    public static final InputEncoders NOTHING =
            new InputEncoders(batch -> new byte[0], batch -> new byte[0], tick -> new byte[0], tick -> new byte[0]);

    /** For batches only. */
    public InputEncoders(Function<PriceBatch, byte[]> prices, Function<IndexTickBatch, byte[]> levels) {
        this(prices, levels, InputEncoders::alone, InputEncoders::alone);
    }

    /** Under production's subjects; belongs to one thread. */
    public static InputEncoders of(SchemaRegistry registry) {
        return new InputEncoders(
                WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, PriceBatch.class)::encode,
                WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTickBatch.class)::encode,
                WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, ConstituentPrice.class)::encode,
                WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTick.class)::encode);
    }

    private static byte[] alone(Object tick) {
        throw new IllegalStateException("These encoders write batches only, but this stands alone: " + tick);
    }
}
