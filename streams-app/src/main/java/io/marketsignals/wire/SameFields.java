package io.marketsignals.wire;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;

/**
 * Fields of a writer with our very schema, straight from the bytes of Avro's binary encoding
 * (avro.apache.org/docs/1.12.0/specification, "Binary Encoding").
 */
final class SameFields implements TickFields {
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes = {};
    private int at;

    @Override
    public void open(byte[] value, int from) {
        bytes = value;
        at = from;
    }

    @Override
    public void startRecord() {
        // Ours in our order.
    }

    @Override
    public int field(int place) {
        return place;
    }

    @Override
    public String readName(Names names) throws IOException {
        long length = readLong();
        if (length < 0) {
            throw new AvroRuntimeException("a string's length is negative: " + length);
        }
        int from = at;
        skip(length);
        return names.read(bytes, from, (int) length);
    }

    /** Zig-zag, seven bits a byte, least first. */
    @Override
    public long readLong() throws IOException {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (at >= bytes.length) {
                throw new EOFException();
            }
            byte b = bytes[at++];
            value |= (b & 0x7fL) << (7 * i);
            if (b >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new AvroRuntimeException("a number is longer than " + LONGEST_VARINT + " bytes");
    }

    @Override
    public double readDouble() throws IOException {
        int from = at;
        skip(Double.BYTES);
        return (double) DOUBLE.get(bytes, from);
    }

    @Override
    public long readOptionalLong() throws IOException {
        long branch = readLong();
        if (branch != 0 && branch != 1) {
            throw new AvroRuntimeException("union branch " + branch);
        }
        return branch == 0 ? 0 : readLong();
    }

    @Override
    public int readEnum(int values) throws IOException {
        long place = readLong();
        if (place < 0 || place >= values) {
            throw new AvroRuntimeException("enum place " + place);
        }
        return (int) place;
    }

    /** A negative count is followed by the size of its items in bytes. */
    @Override
    public long readArrayStart() throws IOException {
        long count = readLong();
        if (count < 0) {
            readLong();
        }
        return Math.abs(count);
    }

    @Override
    public long arrayNext() throws IOException {
        return readArrayStart();
    }

    @Override
    public int remaining() {
        return bytes.length - at;
    }

    @Override
    public boolean finish() {
        return at == bytes.length;
    }

    private void skip(long length) throws EOFException {
        if (length > remaining()) {
            throw new EOFException();
        }
        at += (int) length;
    }
}
