package io.marketsignals.history.export;

import java.util.List;
import org.apache.avro.Schema;

/**
 * A schema with null taken off.
 *
 * @param optional whether null was one of its kinds
 */
record Nullable(Schema value, boolean optional) {
    /** The project's schemas know one kind of union: null and something. */
    static Nullable of(Schema schema) {
        if (!schema.isUnion()) {
            return new Nullable(schema, false);
        }
        List<Schema> kinds = schema.getTypes().stream()
                .filter(kind -> kind.getType() != Schema.Type.NULL)
                .toList();
        if (kinds.size() != 1) {
            throw new IllegalArgumentException("a union of several kinds is no column: " + schema);
        }
        return new Nullable(kinds.get(0), schema.getTypes().size() > 1);
    }
}
