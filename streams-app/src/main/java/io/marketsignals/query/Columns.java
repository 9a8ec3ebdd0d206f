package io.marketsignals.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as JSON: an array for each column, all of one length, null where there is no value. */
final class Columns {
    private final List<String> names;
    private final ObjectNode table = JsonNodeFactory.instance.objectNode();

    Columns(String... names) {
        this.names = List.of(names);
        this.names.forEach(table::putArray);
    }

    /** Adds a row: texts, numbers and nulls, one for each column. */
    void row(@Nullable Object... values) {
        if (values.length != names.size()) {
            throw new IllegalArgumentException(values.length + " values for the columns " + names);
        }
        for (int i = 0; i < values.length; i++) {
            add((ArrayNode) table.get(names.get(i)), values[i]);
        }
    }

    ObjectNode table() {
        return table;
    }

    private static void add(ArrayNode column, @Nullable Object value) {
        if (value == null) {
            column.addNull();
        } else if (value instanceof Double number) {
            column.add(number);
        } else if (value instanceof Number number) {
            column.add(number.longValue());
        } else {
            column.add(value.toString());
        }
    }
}
