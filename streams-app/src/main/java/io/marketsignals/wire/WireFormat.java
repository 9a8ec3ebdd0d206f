package io.marketsignals.wire;

import java.util.Arrays;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Confluent's framing: a zero byte, the schema's id in four bytes, big-endian, then Avro binary. Also the sizes beyond which
 * Avro refuses a string, a byte field or a collection, so that a hostile length cannot ask for gigabytes.
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
        // Avro instantiates no class that it was not told to trust: besides its defaults, only the records of our
        // schemas.
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals("io.marketsignals.schema")));
    }

    private WireFormat() {}

    static boolean isFramed(byte[] value) {
        return value.length >= HEADER_BYTES && value[0] == MAGIC;
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
