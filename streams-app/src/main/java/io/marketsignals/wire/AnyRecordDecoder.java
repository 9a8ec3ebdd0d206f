package io.marketsignals.wire;

import io.marketsignals.model.RejectionReason;
import java.util.HashSet;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads whatever record bytes are by the schema that they were written with; for a person who looks at a few. */
public final class AnyRecordDecoder {
    private static final GenericData DATA = data();

    private final SchemaRegistry registry;

    public AnyRecordDecoder(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * The record in these bytes; instants and dates are such.
     *
     * @throws RegistryUnavailableException if the registry does not answer
     */
    public Decoded<IndexedRecord> decode(byte @Nullable [] value) {
        Optional<Decoded<IndexedRecord>> unframed = WireFormat.unframed(value);
        if (value == null || unframed.isPresent()) {
            return unframed.orElseThrow();
        }
        int id = WireFormat.schemaId(value);
        try {
            Schema writer = new Schema.Parser().parse(registry.schema(id));
            return writer.getType() == Schema.Type.RECORD && !WriterSchemas.repeatsNothing(writer, new HashSet<>())
                    ? decode(value, writer)
                    : refused(RejectionReason.FOREIGN_SCHEMA, "Schema " + id + " is no record that may be read");
        } catch (UnknownSchemaException e) {
            return refused(RejectionReason.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()));
        } catch (SchemaRefusedException | SchemaParseException e) {
            return refused(RejectionReason.FOREIGN_SCHEMA, "Schema " + id + " is not an Avro schema");
        }
    }

    private static Decoded<IndexedRecord> decode(byte[] value, Schema writer) {
        BinaryDecoder bytes = DecoderFactory.get()
                .binaryDecoder(value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, null);
        return WireFormat.read(new GenericDatumReader<>(writer, writer, DATA), bytes);
    }

    private static GenericData data() {
        GenericData data = new GenericData();
        data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.DateConversion());
        return data;
    }

    private static Decoded<IndexedRecord> refused(RejectionReason reason, String detail) {
        return new Decoded.Refused<>(reason, detail);
    }
}
