package io.marketsignals.topology;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Records as Smile, JSON's binary form: doubles keep their bits, and a field that a later version adds is null or 0 when
 * an older state is read.
 */
public final class SmileCodec<T> implements Codec<T> {
    private static final ObjectMapper MAPPER = SmileMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    public SmileCodec(Class<T> type) {
        writer = MAPPER.writerFor(type);
        reader = MAPPER.readerFor(type);
    }

    @Override
    public byte[] encode(T state) {
        try {
            return writer.writeValueAsBytes(state);
        } catch (IOException e) {
            throw new UncheckedIOException("state cannot be written: " + state, e);
        }
    }

    @Override
    public T decode(byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("state cannot be read", e);
        }
    }
}
