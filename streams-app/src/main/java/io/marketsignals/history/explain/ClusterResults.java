package io.marketsignals.history.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.result.CommittedRecords;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.JsonLine;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The output topics of a cluster.
 *
 * @param run whose topics they are
 * @param consumer reads committed; not closed
 */
record ClusterResults(
        RunName run, org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, SchemaRegistry registry)
        implements Results {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void alerts(Consumer<AlertLine> sink) {
        each(TopicNames.ALERTS, Alert.class, line -> sink.accept(new AlertLine(line)));
    }

    @Override
    public List<JsonNode> sessions() {
        List<JsonNode> sessions = new ArrayList<>();
        each(TopicNames.SESSIONS, SessionClose.class, sessions::add);
        return sessions;
    }

    @Override
    public String where() {
        return "topic " + run.topic(TopicNames.ALERTS);
    }

    private <T extends SpecificRecord> void each(String name, Class<T> type, Consumer<JsonNode> sink) {
        String topic = run.topic(name);
        WireDecoder<T> decoder = new WireDecoder<>(registry, type);
        try {
            CommittedRecords.read(consumer, topic, record -> {
                Decoded<T> decoded = decoder.decode(record.value());
                if (decoded instanceof Decoded.Refused<T> refused) {
                    throw new KafkaException(topic + "-" + record.partition() + "@" + record.offset()
                            + " cannot be read: " + refused.reason() + ", " + refused.detail());
                } else if (decoded instanceof Decoded.Value<T> read) {
                    sink.accept(tree(JsonLine.of(read.value())));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own JSON cannot be read: " + line, e);
        }
    }
}
