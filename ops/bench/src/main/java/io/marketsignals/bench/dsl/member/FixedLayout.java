package io.marketsignals.bench.dsl.member;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Values of a fixed number of bytes, written by hand: the cheapest serde that a user can have, so that serialisation is
 * not what is compared.
 */
public final class FixedLayout {
    private FixedLayout() {}

    public static <T> Serde<T> of(int size, BiConsumer<T, ByteBuffer> write, Function<ByteBuffer, T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> {
                    if (value == null) {
                        return null;
                    }
                    ByteBuffer out = ByteBuffer.allocate(size);
                    write.accept(value, out);
                    return out.array();
                },
                (topic, bytes) -> bytes == null ? null : read.apply(ByteBuffer.wrap(bytes)));
    }
}
