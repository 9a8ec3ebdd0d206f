package io.marketsignals.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private static final int FIRST_NAMES = 1 << 9;

    private NameTable table = new NameTable(FIRST_NAMES);
    private @Nullable String[] names = new String[FIRST_NAMES];
    private int size;
    private int number;
    private byte[] last = {};
    private int lastFrom;
    private int lastLength;
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

    /** The name in these bytes, which must stay as they are until the next. */
    String read(byte[] bytes, int from, int length) {
        last = bytes;
        lastFrom = from;
        lastLength = length;
        number = table.find(bytes, from, length);
        return number == NameTable.NONE ? learn() : names[number];
    }

    /**
     * The number of the name read last, from 0: the same name has the same one until so many are known that all are
     * forgotten. Means nothing after a fault.
     */
    int number() {
        return number;
    }

    /** Whether these bytes are the name read last. */
    boolean isLast(byte[] key) {
        return Arrays.equals(key, 0, key.length, last, lastFrom, lastFrom + lastLength);
    }

    String lastQuoted() {
        return WireFormat.quoted(lastBytes());
    }

    private byte[] lastBytes() {
        return Arrays.copyOfRange(last, lastFrom, lastFrom + lastLength);
    }

    private String learn() {
        String name = "";
        if (lastLength <= LONGEST_UTF8_BYTES) {
            try {
                name = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(last, lastFrom, lastLength))
                        .toString();
            } catch (CharacterCodingException e) {
                fault = "A name is not valid UTF-8";
                return "";
            }
        }
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_CHARACTERS) {
            fault = lastLength == 0 ? "A name is empty" : "A name is longer than " + LONGEST_CHARACTERS + " characters";
            return "";
        }
        remember(name);
        return name;
    }

    private void remember(String name) {
        if (size >= NAMES_HELD) {
            table = new NameTable(FIRST_NAMES);
            size = 0;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
        }
        number = size++;
        names[number] = name;
        table.add(last, lastFrom, lastLength, number);
    }
}
