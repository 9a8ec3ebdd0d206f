package io.marketsignals.history.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.yaml.InputError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Records as rows of a Parquet file. A field that an older run lacks has its schema's default. */
final class ParquetRows extends WriteSupport<JsonNode> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ParquetColumns columns;
    private RecordConsumer out;

    ParquetRows(ParquetColumns columns) {
        this.columns = columns;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still
    public WriteContext init(Configuration configuration) {
        return new WriteContext(columns.type(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(JsonNode record) {
        out.startMessage();
        fields(columns.fields(), record);
        out.endMessage();
    }

    private void fields(List<Schema.Field> fields, JsonNode record) {
        for (int i = 0; i < fields.size(); i++) {
            Schema.Field field = fields.get(i);
            Nullable kind = Nullable.of(field.schema());
            JsonNode value = value(field, record);
            if (!value.isNull()) {
                out.startField(field.name(), i);
                value(field.name(), kind.value(), value);
                out.endField(field.name(), i);
            } else if (!kind.optional()) {
                throw new InputError("a record has no " + field.name() + ": " + record);
            }
        }
    }

    private static JsonNode value(Schema.Field field, JsonNode record) {
        JsonNode value = record.path(field.name());
        if (!value.isMissingNode()) {
            return value;
        }
        Object missing = field.hasDefaultValue() ? field.defaultVal() : null;
        return missing == null || missing == JsonProperties.NULL_VALUE ? JSON.nullNode() : JSON.valueToTree(missing);
    }

    private void value(String name, Schema schema, JsonNode value) {
        switch (schema.getType()) {
            case STRING, ENUM -> out.addBinary(Binary.fromString(value.asText()));
            case BOOLEAN -> out.addBoolean(value.asBoolean());
            case DOUBLE -> out.addDouble(value.asDouble());
            case INT ->
                out.addInteger(
                        ParquetColumns.isDate(schema)
                                ? (int) LocalDate.parse(value.asText()).toEpochDay()
                                : value.asInt());
            case LONG ->
                out.addLong(
                        ParquetColumns.isInstant(schema)
                                ? Instant.parse(value.asText()).toEpochMilli()
                                : value.asLong());
            case RECORD -> {
                out.startGroup();
                fields(schema.getFields(), value);
                out.endGroup();
            }
            case ARRAY -> list(schema.getElementType(), value);
            default -> throw new IllegalArgumentException(name + " is no column: " + schema);
        }
    }

    /** An empty list is a group without a repeated field. */
    private void list(Schema elements, JsonNode values) {
        out.startGroup();
        if (!values.isEmpty()) {
            out.startField("list", 0);
            for (JsonNode value : values) {
                out.startGroup();
                out.startField("element", 0);
                value("element", elements, value);
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }
}
