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

    private static final int FIRST_SLOTS = 1 << 10;

    /** Open addressing, at most half full. */
    private @Nullable Known[] known = new Known[FIRST_SLOTS];

    private int size;
    private byte[] last = {};
    private int lastFrom;
    private int lastLength;
    private @Nullable String fault;

    /** A name with its bytes. */
    private static final class Known {
        private final String name;
        private final int hash;
        private final byte[] utf8;

        Known(String name, int hash, byte[] utf8) {
            this.name = name;
            this.hash = hash;
            this.utf8 = utf8;
        }

        boolean is(int otherHash, byte[] bytes, int from, int length) {
            return hash == otherHash && same(utf8, bytes, from, length);
        }
    }

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
        int hash = hash(bytes, from, length);
        int slot = slot(hash);
        for (Known at = known[slot]; at != null; at = known[slot]) {
            if (at.is(hash, bytes, from, length)) {
                return at.name;
            }
            slot = (slot + 1) & (known.length - 1);
        }
        return learn(hash);
    }

    /** Whether these bytes are the name read last. */
    boolean isLast(byte[] key) {
        return same(key, last, lastFrom, lastLength);
    }

    /** Names are short: a call that compares word by word would cost more than it saves. */
    private static boolean same(byte[] whole, byte[] bytes, int from, int length) {
        if (whole.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (whole[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    String lastQuoted() {
        return WireFormat.quoted(lastBytes());
    }

    private byte[] lastBytes() {
        return Arrays.copyOfRange(last, lastFrom, lastFrom + lastLength);
    }

    private String learn(int hash) {
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
        remember(new Known(name, hash, lastBytes()));
        return name;
    }

    private void remember(Known name) {
        if (size >= NAMES_HELD) {
            known = new Known[FIRST_SLOTS];
            size = 0;
        }
        if (2 * (size + 1) > known.length) {
            Known[] before = known;
            known = new Known[2 * before.length];
            for (Known each : before) {
                if (each != null) {
                    put(each);
                }
            }
        }
        put(name);
        size++;
    }

    private void put(Known name) {
        int slot = slot(name.hash);
        while (known[slot] != null) {
            slot = (slot + 1) & (known.length - 1);
        }
        known[slot] = name;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 16) & (known.length - 1);
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
