package io.marketsignals.history.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The columns of a schema in Parquet: instants as TIMESTAMP(MILLIS, UTC), dates as DATE, enums as strings, arrays as lists of three
 * levels.
 *
 * @param fields the schema's fields that are columns, in the order of {@code type}
 */
record ParquetColumns(MessageType type, List<Schema.Field> fields) {
    ParquetColumns {
        fields = List.copyOf(fields);
    }

    static ParquetColumns of(Schema schema, Set<String> leftOut) {
        List<Schema.Field> fields = schema.getFields().stream()
                .filter(field -> !leftOut.contains(field.name()))
                .toList();
        return new ParquetColumns(new MessageType(schema.getName(), types(fields)), fields);
    }

    private static List<Type> types(List<Schema.Field> fields) {
        List<Type> types = new ArrayList<>();
        fields.forEach(field -> types.add(type(field.name(), field.schema())));
        return types;
    }

    private static Type type(String name, Schema schema) {
        Nullable kind = Nullable.of(schema);
        Type.Repetition repetition = kind.optional() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        Schema value = kind.value();
        return switch (value.getType()) {
            case STRING, ENUM ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(stringType())
                        .named(name);
            case BOOLEAN ->
                Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
            case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
            case INT ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(isDate(value) ? dateType() : null)
                        .named(name);
            case LONG ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(isInstant(value) ? timestampType(true, TimeUnit.MILLIS) : null)
                        .named(name);
            case RECORD ->
                Types.buildGroup(repetition)
                        .addFields(types(value.getFields()).toArray(Type[]::new))
                        .named(name);
            case ARRAY ->
                Types.list(repetition)
                        .element(type("element", value.getElementType()))
                        .named(name);
            default -> throw new IllegalArgumentException(name + " is no column: " + schema);
        };
    }

    static boolean isDate(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Date;
    }

    static boolean isInstant(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }
}
