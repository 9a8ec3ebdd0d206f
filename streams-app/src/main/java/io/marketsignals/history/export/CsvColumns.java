package io.marketsignals.history.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * The flat columns of a schema. A record's fields are columns of their own, named parent_field; an array is one column that holds
 * JSON.
 *
 * @param paths where each column's value stands in a record
 */
record CsvColumns(List<String> names, List<List<String>> paths) {
    CsvColumns {
        names = List.copyOf(names);
        paths = List.copyOf(paths);
    }

    static CsvColumns of(Schema schema, Set<String> leftOut) {
        List<List<String>> paths = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (!leftOut.contains(field.name())) {
                add(paths, List.of(field.name()), field.schema());
            }
        }
        return new CsvColumns(paths.stream().map(path -> String.join("_", path)).toList(), paths);
    }

    private static void add(List<List<String>> paths, List<String> path, Schema schema) {
        Schema value = Nullable.of(schema).value();
        if (value.getType() != Schema.Type.RECORD) {
            paths.add(path);
            return;
        }
        for (Schema.Field field : value.getFields()) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(field.name());
            add(paths, List.copyOf(deeper), field.schema());
        }
    }

    /** A row's values; null where there is none. */
    List<String> values(JsonNode record) {
        List<String> values = new ArrayList<>(paths.size());
        for (List<String> path : paths) {
            JsonNode value = record;
            for (String step : path) {
                value = value.path(step);
            }
            values.add(
                    value.isNull() || value.isMissingNode()
                            ? null
                            : value.isValueNode() ? value.asText() : value.toString());
        }
        return values;
    }
}
