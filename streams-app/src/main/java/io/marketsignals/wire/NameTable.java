package io.marketsignals.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers by the bytes of names. A name of up to sixteen bytes is two words beside its number, so that finding it is one look at
 * memory; of a longer one the words are its first and its last eight bytes, and all of it is compared besides.
 */
final class NameTable {
    static final int NONE = -1;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SHORT = 2 * Long.BYTES;

    // What a slot holds: the words, and the length with the number + 1; that is 0 for none.
    private static final int SLOT = 3;
    private static final int TAIL = 1;
    private static final int WHO = 2;
    private static final int NUMBER_BITS = 32;

    /** 2^64 over the golden ratio. */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** Open addressing, at most half full. */
    private long[] slots;

    private int mask;
    private int shift;
    private int size;
    /** The bytes of long names by number. */
    private byte[][] longNames = {};

    /** @param names how many to make room for at first, a power of two */
    NameTable(int names) {
        makeRoom(2 * names);
    }

    private void makeRoom(int length) {
        slots = new long[SLOT * length];
        mask = length - 1;
        shift = Long.numberOfLeadingZeros(mask);
    }

    /** The number of a name; {@link #NONE} if it was not added. */
    int find(byte[] bytes, int from, int length) {
        long head = head(bytes, from, length);
        long tail = tail(bytes, from, length);
        for (int slot = slot(head, tail); ; slot = (slot + 1) & mask) {
            long who = slots[SLOT * slot + WHO];
            if (who == 0) {
                return NONE;
            }
            if (slots[SLOT * slot] == head
                    && slots[SLOT * slot + TAIL] == tail
                    && who >>> NUMBER_BITS == length
                    && (length <= SHORT || isLong((int) who - 1, bytes, from, length))) {
                return (int) who - 1;
            }
        }
    }

    private boolean isLong(int number, byte[] bytes, int from, int length) {
        return Arrays.equals(longNames[number], 0, length, bytes, from, from + length);
    }

    /** Adds a name that is not there. */
    void add(byte[] bytes, int from, int length, int number) {
        if (2 * ++size > mask) {
            long[] before = slots;
            makeRoom(2 * (mask + 1));
            for (int at = 0; at < before.length; at += SLOT) {
                if (before[at + WHO] != 0) {
                    put(before[at], before[at + TAIL], before[at + WHO]);
                }
            }
        }
        if (length > SHORT) {
            if (number >= longNames.length) {
                longNames = Arrays.copyOf(longNames, 2 * (number + 1));
            }
            longNames[number] = Arrays.copyOfRange(bytes, from, from + length);
        }
        put(head(bytes, from, length), tail(bytes, from, length), ((long) length << NUMBER_BITS) | (number + 1));
    }

    private void put(long head, long tail, long who) {
        int slot = slot(head, tail);
        while (slots[SLOT * slot + WHO] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[SLOT * slot] = head;
        slots[SLOT * slot + TAIL] = tail;
        slots[SLOT * slot + WHO] = who;
    }

    /** Names are often numbered, and so neighbours: a product's high bits spread them (Knuth, TAOCP 3, 6.4). */
    private int slot(long head, long tail) {
        return (int) (((head ^ (tail * GOLDEN_RATIO)) * GOLDEN_RATIO) >>> shift);
    }

    private static long head(byte[] bytes, int from, int length) {
        return word(bytes, from, Math.min(length, Long.BYTES));
    }

    private static long tail(byte[] bytes, int from, int length) {
        int rest = length - Long.BYTES;
        return rest <= 0 ? 0 : word(bytes, from + Math.max(rest, Long.BYTES), Math.min(rest, Long.BYTES));
    }

    /** Up to eight bytes as a number, the missing ones 0. */
    private static long word(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (from + Long.BYTES <= bytes.length) {
            return (long) WORD.get(bytes, from) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = (word << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return word;
    }
}
