package io.marketsignals.wire;

import io.marketsignals.model.RejectionReason;
import io.marketsignals.schema.ConstituentPrice;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's framing: a zero byte, the schema's id in four bytes, big-endian, then Avro binary. Also what Avro has to be told
 * once in a JVM: the sizes beyond which it refuses a string, a byte field or a collection, so that a hostile length cannot ask
 * for gigabytes; and that our own record classes may be filled, which it forbids unless told.
 */
final class WireFormat {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;
    private static final int QUOTED_CHARACTERS = 64;

    static {
        // Avro reads these once, when its decoder is first used.
        limit("org.apache.avro.limits.string.maxLength", 1 << 20);
        limit("org.apache.avro.limits.bytes.maxLength", 1 << 24);
        limit("org.apache.avro.limits.collectionItems.maxLength", 1 << 20);
        String ours = ConstituentPrice.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(ours)));
    }

    private WireFormat() {}

    static boolean isFramed(byte[] value) {
        return value.length >= HEADER_BYTES && value[0] == MAGIC;
    }

    /** Why a value cannot even be looked into; empty when it can. */
    static <T> Optional<Decoded<T>> unframed(byte @Nullable [] value) {
        if (value == null) {
            return Optional.of(new Decoded.Refused<>(RejectionReason.NULL_VALUE, "The record has no value"));
        }
        return isFramed(value)
                ? Optional.empty()
                : Optional.of(new Decoded.Refused<>(
                        RejectionReason.NOT_WIRE_FORMAT,
                        "The value does not start with a zero byte and a 4-byte schema id"));
    }

    /** The record behind the header, all of the value or none of it. */
    static <T> Decoded<T> read(DatumReader<T> reader, BinaryDecoder bytes) {
        try {
            T record = reader.read(null, bytes);
            return bytes.isEnd()
                    ? new Decoded.Value<>(record)
                    : new Decoded.Refused<>(RejectionReason.TRAILING_BYTES, "The value goes on after the record's end");
        } catch (EOFException e) {
            return new Decoded.Refused<>(RejectionReason.TRUNCATED, "The value ends before the record does");
        } catch (IOException | RuntimeException e) {
            return new Decoded.Refused<>(
                    RejectionReason.MALFORMED, "The value is not what its schema says: " + e.getMessage());
        }
    }

    static int schemaId(byte[] value) {
        return (value[1] & 0xff) << 24 | (value[2] & 0xff) << 16 | (value[3] & 0xff) << 8 | (value[4] & 0xff);
    }

    static void putHeader(byte[] header, int schemaId) {
        header[0] = MAGIC;
        header[1] = (byte) (schemaId >>> 24);
        header[2] = (byte) (schemaId >>> 16);
        header[3] = (byte) (schemaId >>> 8);
        header[4] = (byte) schemaId;
    }

    /** Received bytes for a sentence: printable ASCII, the rest as dots, at most 64 characters. */
    static String quoted(byte[] bytes) {
        byte[] shown = Arrays.copyOf(bytes, Math.min(bytes.length, QUOTED_CHARACTERS));
        StringBuilder text = new StringBuilder(shown.length + 2).append('\'');
        for (byte b : shown) {
            text.append(b >= ' ' && b <= '~' ? (char) b : '.');
        }
        return text.append('\'').toString();
    }

    private static void limit(String property, int most) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(most));
        }
    }
}
