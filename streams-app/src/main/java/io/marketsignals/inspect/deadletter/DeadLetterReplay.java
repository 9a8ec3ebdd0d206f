package io.marketsignals.inspect.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.history.recorded.Span;
import io.marketsignals.inspect.TopicReading;
import io.marketsignals.topics.HeaderNames;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends refused records back to the partitions that they came from, as they were received. Each goes in one transaction with a
 * marker beside its dead letter, and two replays at once fence each other: so none is sent twice unknowingly, whatever dies.
 */
public final class DeadLetterReplay implements AutoCloseable {
    private static final int MOST_IN_TRANSACTION = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** What the application added when it refused the record. */
    private static final Set<String> ADDED = Set.of(
            HeaderNames.REASON,
            HeaderNames.REFUSED_TICKS,
            HeaderNames.ERROR_MESSAGE,
            HeaderNames.ERROR_TOPIC,
            HeaderNames.ERROR_PARTITION,
            HeaderNames.ERROR_OFFSET,
            HeaderNames.REPLAYED_FROM,
            RunName.HEADER);

    private final TopicReading topic;
    private final Producer<byte[], byte[]> producer;

    private DeadLetterReplay(TopicReading topic, Producer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /**
     * Ends any other replay of these dead letters, and waits until all that it committed can be read: what the topic says from
     * now on of letters sent again stays true until this one is closed.
     */
    public static DeadLetterReplay begin(AppConfig config, TopicReading topic) {
        Map<String, Object> properties = config.kafka().producer("inspect");
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.topic() + "-replay");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicTable.LARGE_REQUEST_BYTES);
        ByteArraySerializer bytes = new ByteArraySerializer();
        Producer<byte[], byte[]> producer = new KafkaProducer<>(properties, bytes, bytes);
        try {
            producer.initTransactions();
            awaitCommitted(config, topic);
        } catch (RuntimeException failed) {
            producer.close();
            throw failed;
        }
        return new DeadLetterReplay(topic, producer);
    }

    /** An open transaction of the application keeps readers from what was committed behind it, for a moment. */
    private static void awaitCommitted(AppConfig config, TopicReading topic) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        topic.all()
                .keySet()
                .forEach(partition -> latest.put(new TopicPartition(topic.topic(), partition), OffsetSpec.latest()));
        try (Admin admin = ClusterAccess.open(config)) {
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(latest).all().get();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (topic.all().entrySet().stream()
                    .anyMatch(span -> span.getValue().to()
                            < ends.get(new TopicPartition(topic.topic(), span.getKey()))
                                    .offset())) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("a transaction on " + topic.topic() + " has been open for "
                            + PATIENCE.toSeconds() + " s, so that nobody knows what was sent again");
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    /** Sends these, by time; none of them may have been sent since the list was made that they are from. */
    public void send(List<DeadLetter> letters) {
        Set<Position> wanted = new HashSet<>();
        NavigableMap<Integer, Span> spans = new TreeMap<>();
        for (DeadLetter letter : letters) {
            Position at = letter.at();
            wanted.add(at);
            spans.merge(
                    at.partition(),
                    new Span(at.offset(), at.offset() + 1),
                    (a, b) -> new Span(Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
        }
        List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
        topic.read(spans, record -> {
            if (wanted.remove(new Position(record.partition(), record.offset()))) {
                waiting.add(record);
            }
            if (waiting.size() == MOST_IN_TRANSACTION) {
                commit(waiting);
            }
        });
        commit(waiting);
        if (!wanted.isEmpty()) {
            throw new IllegalStateException("dead letters that were there are gone: " + wanted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void commit(List<ConsumerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> letter : records) {
            var unused = producer.send(original(letter));
            unused = producer.send(marker(letter));
        }
        producer.commitTransaction(); // throws what any of them failed for
        records.clear();
    }

    private ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = new RecordHeaders();
        for (Header header : letter.headers()) {
            if (!ADDED.contains(header.key())) {
                headers.add(header);
            }
        }
        String from = topic.topic() + "-" + letter.partition() + "@" + letter.offset();
        headers.add(HeaderNames.REPLAYED_FROM, from.getBytes(UTF_8));
        return new ProducerRecord<>(
                DeadLetter.header(letter, HeaderNames.ERROR_TOPIC),
                Integer.valueOf(DeadLetter.header(letter, HeaderNames.ERROR_PARTITION)),
                letter.timestamp(),
                letter.key(),
                letter.value(),
                headers);
    }

    private ProducerRecord<byte[], byte[]> marker(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = new RecordHeaders();
        headers.add(HeaderNames.REPLAYED, Long.toString(letter.offset()).getBytes(UTF_8));
        return new ProducerRecord<>(
                letter.topic(), letter.partition(), letter.timestamp(), letter.key(), null, headers);
    }
}
