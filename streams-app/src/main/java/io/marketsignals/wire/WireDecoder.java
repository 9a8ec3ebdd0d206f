package io.marketsignals.wire;

import io.marketsignals.model.RejectionReason;
import java.util.List;
import java.util.Optional;
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
        Optional<Decoded<T>> unframed = WireFormat.unframed(value);
        if (value == null || unframed.isPresent()) {
            return unframed.orElseThrow();
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
        return WireFormat.read(reader, bytes);
    }

    private static <T> SpecificDatumReader<T> reader(Schema writer, Schema reader, Class<T> type) {
        return new SpecificDatumReader<>(writer, reader, SpecificData.getForClass(type));
    }

    private Decoded<T> refused(RejectionReason reason, String detail) {
        return new Decoded.Refused<>(reason, detail);
    }
}
