package io.marketsignals.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.marketsignals.wire.JsonLine;
import java.time.Instant;
import java.util.Collection;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Answers as JSON trees; records of topics go in as {@link JsonLine} writes them. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A record, or null. */
    static RawValue record(@Nullable IndexedRecord record) {
        return new RawValue(record == null ? "null" : JsonLine.of(record));
    }

    static ArrayNode records(Collection<? extends IndexedRecord> records) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        records.forEach(record -> array.addRawValue(record(record)));
        return array;
    }

    /** ISO-8601 UTC with milliseconds; null stays null. */
    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : JsonLine.time(time);
    }
}
