package io.marketsignals.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads symbols and index ids, giving the same String for the same bytes, so that a known name costs no allocation. Belongs
 * to one thread. A name that breaks the rules is read as the empty string and leaves a fault, so that the rest of the record
 * is still read and a truncated record is called truncated.
 */
final class Names {
    static final int LONGEST_CHARACTERS = 64;
    private static final int LONGEST_UTF8_BYTES = 4 * LONGEST_CHARACTERS;
    /** Ten times the symbols of the largest market; beyond it names are forgotten and learnt again. */
    private static final int NAMES_HELD = 100_000;

    private final Map<Utf8, String> known = new HashMap<>();
    private Utf8 last = new Utf8();
    private @Nullable String fault;

    /** Forgets the fault of the record before. */
    void start() {
        fault = null;
    }

    /** What is wrong with the names read since {@link #start}; null: nothing. */
    @Nullable
    String fault() {
        return fault;
    }

    String read(Decoder in) throws IOException {
        last = in.readString(last);
        String name = known.get(last);
        return name != null ? name : learn();
    }

    /** Whether these bytes are the name read last. */
    boolean isLast(byte[] key) {
        return Arrays.equals(key, 0, key.length, last.getBytes(), 0, last.getByteLength());
    }

    String lastQuoted() {
        return WireFormat.quoted(Arrays.copyOf(last.getBytes(), last.getByteLength()));
    }

    private String learn() {
        String name = "";
        if (last.getByteLength() <= LONGEST_UTF8_BYTES) {
            try {
                name = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(last.getBytes(), 0, last.getByteLength()))
                        .toString();
            } catch (CharacterCodingException e) {
                fault = "A name is not valid UTF-8";
                return "";
            }
        }
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_CHARACTERS) {
            fault = last.getByteLength() == 0
                    ? "A name is empty"
                    : "A name is longer than " + LONGEST_CHARACTERS + " characters";
            return "";
        }
        if (known.size() >= NAMES_HELD) {
            known.clear();
        }
        known.put(new Utf8(last), name);
        return name;
    }
}
