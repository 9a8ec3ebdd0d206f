package io.marketsignals.wire;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;

/** Field types that prices and levels share, checked where Avro's plain decoder does not. */
final class Fields {
    private Fields() {}

    /** A {@code ["null", "long"]}; null is 0. */
    static long optionalLong(Decoder in) throws IOException {
        int branch = in.readIndex();
        return switch (branch) {
            case 0 -> {
                in.readNull();
                yield 0;
            }
            case 1 -> in.readLong();
            default -> throw new AvroRuntimeException("union branch " + branch);
        };
    }

    static <E> E enumValue(Decoder in, E[] values) throws IOException {
        int place = in.readEnum();
        if (place < 0 || place >= values.length) {
            throw new AvroRuntimeException("enum place " + place);
        }
        return values[place];
    }
}
