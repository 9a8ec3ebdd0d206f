package io.marketsignals.wire;

import io.marketsignals.model.RejectionReason;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of one type from a topic of modest traffic into the classes of the schemas. Belongs to one thread. */
public final class WireDecoder<T extends SpecificRecord> {
    private final WriterSchemas<SpecificDatumReader<T>> schemas;
    private @Nullable BinaryDecoder reused;

    public WireDecoder(SchemaRegistry registry, Class<T> type) {
        schemas = new WriterSchemas<>(
                registry,
                List.of(SpecificData.get().getSchema(type)),
                (writer, reader) -> reader(writer, reader, type));
    }

    /**
     * The record in these bytes.
     *
     * @throws RegistryUnavailableException if the schema id is new and the registry does not answer
     */
    public Decoded<T> decode(byte @Nullable [] value) {
        if (value == null) {
            return refused(RejectionReason.NULL_VALUE, "The record has no value");
        }
        if (!WireFormat.isFramed(value)) {
            return refused(
                    RejectionReason.NOT_WIRE_FORMAT,
                    "The value does not start with a zero byte and a 4-byte schema id");
        }
        Decoded<SpecificDatumReader<T>> answer = schemas.plan(WireFormat.schemaId(value));
        if (answer instanceof Decoded.Value<SpecificDatumReader<T>> found) {
            return decode(value, found.value());
        }
        Decoded.Refused<SpecificDatumReader<T>> refusal = (Decoded.Refused<SpecificDatumReader<T>>) answer;
        return refused(refusal.reason(), refusal.detail());
    }

    private Decoded<T> decode(byte[] value, SpecificDatumReader<T> reader) {
        BinaryDecoder bytes = DecoderFactory.get()
                .binaryDecoder(value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, reused);
        reused = bytes;
        try {
            T record = reader.read(null, bytes);
            return bytes.isEnd()
                    ? new Decoded.Value<>(record)
                    : refused(RejectionReason.TRAILING_BYTES, "The value goes on after the record's end");
        } catch (EOFException e) {
            return refused(RejectionReason.TRUNCATED, "The value ends before the record does");
        } catch (IOException | RuntimeException e) {
            return refused(RejectionReason.MALFORMED, "The value is not what its schema says: " + e.getMessage());
        }
    }

    private static <T> SpecificDatumReader<T> reader(Schema writer, Schema reader, Class<T> type) {
        return new SpecificDatumReader<>(writer, reader, SpecificData.getForClass(type));
    }

    private Decoded<T> refused(RejectionReason reason, String detail) {
        return new Decoded.Refused<>(reason, detail);
    }
}
