package io.marketsignals.wire;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a writer with another schema, through Avro's resolution, which drops fields we do not know, fills in those it
 * did not know, and says in which order they come.
 */
final class ResolvedFields implements TickFields {
    private final ResolvingDecoder in;
    private @Nullable BinaryDecoder bytes;
    private Schema.Field @Nullable [] order;
    private Utf8 name = new Utf8();

    ResolvedFields(ResolvingDecoder in) {
        this.in = in;
    }

    @Override
    public void open(byte[] value, int from) throws IOException {
        bytes = DecoderFactory.get().binaryDecoder(value, from, value.length - from, bytes);
        in.configure(bytes);
    }

    @Override
    public void startRecord() throws IOException {
        order = in.readFieldOrderIfDiff();
    }

    @Override
    public int field(int place) {
        return order == null ? place : order[place].pos();
    }

    @Override
    public String readName(Names names) throws IOException {
        name = in.readString(name);
        return names.read(name.getBytes(), 0, name.getByteLength());
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public long readOptionalLong() throws IOException {
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

    @Override
    public int readEnum(int values) throws IOException {
        int place = in.readEnum();
        if (place < 0 || place >= values) {
            throw new AvroRuntimeException("enum place " + place);
        }
        return place;
    }

    @Override
    public long readArrayStart() throws IOException {
        return in.readArrayStart();
    }

    @Override
    public long arrayNext() throws IOException {
        return in.arrayNext();
    }

    @Override
    public int remaining() throws IOException {
        return bytes == null ? 0 : bytes.remainingBytes();
    }

    @Override
    public boolean finish() throws IOException {
        in.drain();
        return bytes == null || bytes.isEnd();
    }
}
