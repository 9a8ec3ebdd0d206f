package io.marketsignals.bench.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Records as lines of JSON. */
final class Wire {
    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private Wire() {}

    static String line(Object record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of ours is not JSON: " + record, e);
        }
    }

    static <T> T read(String line, Class<T> type) {
        try {
            return JSON.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a " + type.getSimpleName() + ": " + line, e);
        }
    }
}
