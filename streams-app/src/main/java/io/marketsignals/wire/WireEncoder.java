package io.marketsignals.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one type in Confluent's wire format. The schema is registered with the first record, not before. Belongs
 * to one thread: it reuses its buffer.
 */
public final class WireEncoder<T extends SpecificRecord> {
    private final SchemaRegistry registry;
    private final String subject;
    private final Schema schema;
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(256);
    private byte @Nullable [] header;
    private @Nullable BinaryEncoder reused;

    private WireEncoder(SchemaRegistry registry, String subject, Schema schema, Class<T> type) {
        this.registry = registry;
        this.subject = subject;
        this.schema = schema;
        this.writer = new SpecificDatumWriter<>(schema, SpecificData.getForClass(type));
    }

    /** For a topic of one record type; the subject is {@code <topic>-value}. */
    public static <T extends SpecificRecord> WireEncoder<T> forTopic(
            SchemaRegistry registry, String topic, Class<T> type) {
        return of(registry, topic, SubjectNaming.TOPIC, type);
    }

    /** For a topic of several record types; the subject is {@code <topic>-<full name of the record>}. */
    public static <T extends SpecificRecord> WireEncoder<T> forRecordOfTopic(
            SchemaRegistry registry, String topic, Class<T> type) {
        return of(registry, topic, SubjectNaming.TOPIC_RECORD, type);
    }

    private static <T extends SpecificRecord> WireEncoder<T> of(
            SchemaRegistry registry, String topic, SubjectNaming naming, Class<T> type) {
        Schema schema = SpecificData.get().getSchema(type);
        return new WireEncoder<>(registry, naming.subject(topic, schema), schema, type);
    }

    public String subject() {
        return subject;
    }

    /**
     * The record in the wire format, in an array of its own.
     *
     * @throws SchemaRefusedException if the registry does not take the schema
     * @throws RegistryUnavailableException if it does not answer; only before the first record was written
     */
    public byte[] encode(T record) {
        buffer.reset();
        buffer.writeBytes(header());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, reused);
        // One that failed half-way would write its rest into the next record.
        reused = null;
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("A write to memory failed", e);
        }
        reused = encoder;
        return buffer.toByteArray();
    }

    private byte[] header() {
        if (header == null) {
            byte[] bytes = new byte[WireFormat.HEADER_BYTES];
            WireFormat.putHeader(bytes, registry.register(subject, schema.toString()));
            header = bytes;
        }
        return header;
    }
}
