package io.marketsignals.wire;

import io.marketsignals.model.RejectionReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/**
 * What to do about each schema id met: a plan for reading it, made once, or the refusal that it gets for ever. Belongs to one
 * thread. An id that the registry does not know is asked about again each time; the registry client remembers those.
 */
final class WriterSchemas<P> {
    /** Far more than schemas evolve; only keeps a registry full of foreign ids from filling the heap. */
    private static final int IDS_HELD = 10_000;

    private final SchemaRegistry registry;
    private final List<Schema> readers;
    private final BiFunction<Schema, Schema, P> planner;
    private final Map<Integer, Decoded<P>> answers = new HashMap<>();
    private int lastId;
    private @Nullable Decoded<P> lastAnswer;

    /**
     * @param readers the records that belong on the topic, as this build knows them
     * @param planner makes a plan from a writer's schema and the reader that it fits
     */
    WriterSchemas(SchemaRegistry registry, List<Schema> readers, BiFunction<Schema, Schema, P> planner) {
        this.registry = registry;
        this.readers = List.copyOf(readers);
        this.planner = planner;
    }

    /**
     * What to do about the id.
     *
     * @throws RegistryUnavailableException if the id is new and the registry does not answer
     */
    Decoded<P> plan(int id) {
        Decoded<P> last = lastAnswer;
        if (last != null && lastId == id) {
            return last;
        }
        Decoded<P> answer = answers.get(id);
        if (answer == null) {
            try {
                answer = judge(id, registry.schema(id));
            } catch (SchemaRefusedException e) {
                answer = foreign(e.getMessage());
            } catch (UnknownSchemaException e) {
                return new Decoded.Refused<>(RejectionReason.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()));
            }
            if (answers.size() >= IDS_HELD) {
                answers.clear();
            }
            answers.put(id, answer);
        }
        lastId = id;
        lastAnswer = answer;
        return answer;
    }

    private Decoded<P> judge(int id, String schemaJson) {
        Schema writer;
        try {
            writer = new Schema.Parser().parse(schemaJson);
        } catch (SchemaParseException e) {
            return foreign("Schema " + id + " is not an Avro schema");
        }
        if (repeatsNothing(writer, new HashSet<>())) {
            return foreign("Schema " + id + " has an array whose items take no bytes, so that a few say billions");
        }
        for (Schema reader : readers) {
            Schema renamed = Schema.applyAliases(writer, reader);
            if (renamed.getType() == Schema.Type.RECORD && renamed.getFullName().equals(reader.getFullName())) {
                return SchemaCompatibility.checkReaderWriterCompatibility(reader, renamed)
                                        .getType()
                                == SchemaCompatibilityType.COMPATIBLE
                        ? new Decoded.Value<>(planner.apply(renamed, reader))
                        : foreign("Schema " + id + " cannot be read as this build's " + reader.getFullName());
            }
        }
        return foreign("Schema " + id + " is " + writer.getFullName() + ", which does not belong on this topic");
    }

    private Decoded<P> foreign(@Nullable String detail) {
        return new Decoded.Refused<>(RejectionReason.FOREIGN_SCHEMA, String.valueOf(detail));
    }

    /** Whether it has an array whose items take no bytes. */
    static boolean repeatsNothing(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case ARRAY -> takesNoBytes(schema.getElementType()) || repeatsNothing(schema.getElementType(), seen);
            case MAP -> repeatsNothing(schema.getValueType(), seen);
            case UNION -> schema.getTypes().stream().anyMatch(type -> repeatsNothing(type, seen));
            case RECORD ->
                seen.add(schema.getFullName())
                        && schema.getFields().stream().anyMatch(field -> repeatsNothing(field.schema(), seen));
            default -> false;
        };
    }

    /** A record cannot hold itself but through a union or collection, which take bytes: so this comes to an end. */
    private static boolean takesNoBytes(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            case RECORD -> schema.getFields().stream().allMatch(field -> takesNoBytes(field.schema()));
            default -> false;
        };
    }
}
