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
    /** 2^32 over the golden ratio. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    /** Open addressing, at most half full: the number of the name + 1, 0 for none. */
    private int[] slots = new int[FIRST_SLOTS];

    // By number. The bytes lie one after the other, so that comparing costs a look at memory that is likely near.
    private @Nullable String[] names = new String[FIRST_SLOTS];
    private int[] hashes = new int[FIRST_SLOTS];
    private int[] ends = new int[FIRST_SLOTS];
    private byte[] utf8 = new byte[8 * FIRST_SLOTS];

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
        int hash = hash(bytes, from, length);
        int slot = slot(hash);
        for (int at = slots[slot] - 1; at >= 0; at = slots[slot] - 1) {
            if (hashes[at] == hash && is(at, bytes, from, length)) {
                number = at;
                return names[at];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return learn(hash);
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
        return key.length == lastLength && same(key, 0, last, lastFrom, lastLength);
    }

    private boolean is(int known, byte[] bytes, int from, int length) {
        int start = start(known);
        return ends[known] - start == length && same(utf8, start, bytes, from, length);
    }

    private int start(int known) {
        return known == 0 ? 0 : ends[known - 1];
    }

    /** Names are short: a call that compares word by word would cost more than it saves. */
    private static boolean same(byte[] a, int fromA, byte[] b, int fromB, int length) {
        for (int i = 0; i < length; i++) {
            if (a[fromA + i] != b[fromB + i]) {
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
        remember(name, hash);
        return name;
    }

    private void remember(String name, int hash) {
        if (size >= NAMES_HELD) {
            slots = new int[FIRST_SLOTS];
            size = 0;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        number = size++;
        int start = start(number);
        ends[number] = start + lastLength;
        if (ends[number] > utf8.length) {
            utf8 = Arrays.copyOf(utf8, Math.max(2 * utf8.length, ends[number]));
        }
        System.arraycopy(last, lastFrom, utf8, start, lastLength);
        names[number] = name;
        hashes[number] = hash;
        if (2 * size > slots.length) {
            slots = new int[2 * slots.length];
            for (int known = 0; known < number; known++) {
                put(known);
            }
        }
        put(number);
    }

    private void put(int known) {
        int slot = slot(hashes[known]);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = known + 1;
    }

    /** Names are often numbered, and their hashes then neighbours: a product's high bits spread them (Knuth, TAOCP 3, 6.4). */
    private int slot(int hash) {
        return (hash * GOLDEN_RATIO) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
