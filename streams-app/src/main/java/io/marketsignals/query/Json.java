package io.marketsignals.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.marketsignals.wire.JsonLine;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;

/** How records and instants look in answers: as in the lines of {@link JsonLine}. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** A record of a topic; null for none. */
    static JsonNode of(Optional<? extends IndexedRecord> record) {
        return record.map(JsonLine::of).map(Json::read).orElse(NullNode.instance);
    }

    static String of(Instant instant) {
        return JsonLine.time(instant);
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record did not become JSON: " + json, e);
        }
    }
}
