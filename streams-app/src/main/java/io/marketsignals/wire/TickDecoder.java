package io.marketsignals.wire;

import io.marketsignals.model.RejectionReason;
import io.marketsignals.model.Tick;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one tick or many without reflection and without an intermediate object: the plan for a schema id is made
 * once, decoders and names are reused. Belongs to one thread.
 */
final class TickDecoder<I extends Tick> implements TickReader<I> {
    private final TickShape<I> shape;
    private final WriterSchemas<Plan> schemas;
    private final Names names = new Names();
    private final List<I> ticks = new ArrayList<>();
    private final List<I> shown = Collections.unmodifiableList(ticks);
    private int[] numbers = new int[1];
    private long asOf;

    TickDecoder(SchemaRegistry registry, TickShape<I> shape) {
        this.shape = shape;
        this.schemas = new WriterSchemas<>(registry, List.of(shape.single(), shape.batch()), this::plan);
    }

    @Override
    public long asOf() {
        return asOf;
    }

    @Override
    public List<I> ticks() {
        return shown;
    }

    @Override
    public int number(int place) {
        return numbers[place];
    }

    @Override
    public Optional<Refusal> read(byte @Nullable [] key, byte @Nullable [] value) {
        ticks.clear();
        if (value == null) {
            return refused(RejectionReason.NULL_VALUE, "The record has no value");
        }
        if (!WireFormat.isFramed(value)) {
            return refused(
                    RejectionReason.NOT_WIRE_FORMAT,
                    "The value does not start with a zero byte and a 4-byte schema id");
        }
        Decoded<Plan> answer = schemas.plan(WireFormat.schemaId(value));
        if (answer instanceof Decoded.Value<Plan> found) {
            return read(key, value, found.value());
        }
        Decoded.Refused<Plan> refusal = (Decoded.Refused<Plan>) answer;
        return refused(refusal.reason(), refusal.detail());
    }

    private Optional<Refusal> read(byte @Nullable [] key, byte[] value, Plan plan) {
        names.start();
        try {
            plan.fields.open(value, WireFormat.HEADER_BYTES);
            if (plan.single) {
                asOf = add(plan.fields).time();
            } else {
                batch(plan.fields);
            }
            if (!plan.fields.finish()) {
                return refused(RejectionReason.TRAILING_BYTES, "The value goes on after the record's end");
            }
        } catch (EOFException e) {
            return refused(RejectionReason.TRUNCATED, "The value ends before the record does");
        } catch (IOException | RuntimeException e) {
            // Avro has no common exception for bytes that its schema does not allow.
            return refused(RejectionReason.MALFORMED, "The value is not what its schema says: " + e.getMessage());
        }
        String fault = names.fault();
        if (fault != null) {
            return refused(RejectionReason.BAD_NAME, fault);
        }
        return plan.single ? withKey(key) : Optional.empty();
    }

    private Optional<Refusal> withKey(byte @Nullable [] key) {
        if (key == null) {
            return refused(RejectionReason.NULL_KEY, "The record has no key");
        }
        if (!names.isLast(key)) {
            return refused(
                    RejectionReason.KEY_MISMATCH,
                    "The key " + WireFormat.quoted(key) + " is not the name in the value, " + names.lastQuoted());
        }
        return Optional.empty();
    }

    private void batch(TickFields fields) throws IOException {
        fields.startRecord();
        boolean asOfFirst = fields.field(0) == 0;
        asOf = asOfFirst ? fields.readLong() : 0;
        for (long count = fields.readArrayStart(); count > 0; count = fields.arrayNext()) {
            // Each tick has a name, which takes at least a byte.
            if (count > fields.remaining()) {
                throw new EOFException();
            }
            for (long i = 0; i < count; i++) {
                add(fields);
            }
        }
        asOf = asOfFirst ? asOf : fields.readLong();
    }

    private I add(TickFields fields) throws IOException {
        I tick = shape.read(fields, names);
        int place = ticks.size();
        if (place == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * place);
        }
        numbers[place] = names.number();
        ticks.add(tick);
        return tick;
    }

    private Plan plan(Schema writer, Schema reader) {
        boolean single = reader.equals(shape.single());
        if (SchemaNormalization.toParsingForm(writer).equals(SchemaNormalization.toParsingForm(reader))) {
            return new Plan(single, new SameFields());
        }
        try {
            ResolvingDecoder resolving = DecoderFactory.get().resolvingDecoder(writer, reader, null);
            return new Plan(single, new ResolvedFields(resolving));
        } catch (IOException e) {
            throw new IllegalStateException("No plan to read " + writer.getFullName(), e);
        }
    }

    private Optional<Refusal> refused(RejectionReason reason, String detail) {
        ticks.clear();
        return Optional.of(new Refusal(reason, detail));
    }

    /**
     * How to read what one schema id wrote.
     *
     * @param single whether it is a record of one tick
     */
    private record Plan(boolean single, TickFields fields) {}
}
