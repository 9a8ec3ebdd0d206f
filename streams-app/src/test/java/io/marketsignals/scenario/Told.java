package io.marketsignals.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.schema.TechnicalCall;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.JsonLine;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * All that a run told on the output topics. Records of a topic stand in the order of their event time and key; those of one
 * time and key as they were told, which every number of partitions keeps.
 *
 * @param records by topic, as lines of JSON
 */
public record Told(Map<String, List<String>> records) {
    /** What the output topics carry. */
    public static final Map<String, Class<? extends SpecificRecord>> TOPICS = new TreeMap<>(Map.of(
            TopicNames.INDEX_RETURNS, IndexReturn.class,
            TopicNames.BREADTH, Breadth.class,
            TopicNames.SPREADS, Spread.class,
            TopicNames.SESSIONS, SessionClose.class,
            TopicNames.ALERTS, Alert.class,
            TopicNames.TECHNICAL_CALLS, TechnicalCall.class));

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** One record as it came out. */
    public record Output(String topic, long time, String key, ByteBuffer value) {}

    /**
     * What came out, decoded and put in order.
     *
     * @param outputs those of one topic and key in the order told
     */
    public static Told of(List<Output> outputs, SchemaRegistry registry) {
        Map<String, List<String>> records = new TreeMap<>();
        TOPICS.forEach((topic, type) -> records.put(
                topic,
                outputs.stream()
                        .filter(output -> output.topic().equals(topic))
                        .sorted(Comparator.comparingLong(Output::time).thenComparing(Output::key))
                        .map(output -> line(new WireDecoder<>(registry, type)
                                .decode(output.value().array())))
                        .toList()));
        return new Told(records);
    }

    private static String line(Decoded<? extends SpecificRecord> decoded) {
        return JsonLine.of(((Decoded.Value<? extends SpecificRecord>) decoded).value());
    }

    /** The records of a topic. */
    List<JsonNode> of(String topic) {
        return records.get(topic).stream().map(Told::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
