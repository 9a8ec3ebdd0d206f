package io.marketsignals.history.result;

import io.marketsignals.history.run.RunFile;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.topics.HeaderNames;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/** Reads what an application committed to its output topics and writes it as files in canonical order. */
public final class ResultReader {
    private static final Comparator<Alert> ALERTS = Comparator.comparing(Alert::getEventTime)
            .thenComparing(Alert::getMarket)
            .thenComparing(Alert::getSignal)
            .thenComparing(Alert::getEvent)
            .thenComparing(Alert::getSubject)
            .thenComparing(Alert::getDirection)
            .thenComparing(Alert::getId)
            .thenComparing(Alert::getRevision);
    private static final Comparator<SessionClose> SESSIONS = Comparator.comparing(SessionClose::getClose)
            .thenComparing(SessionClose::getMarket)
            .thenComparing(SessionClose::getIndex)
            .thenComparing(SessionClose::getRevision);

    private final Consumer<byte[], byte[]> consumer;
    private final SchemaRegistry registry;
    private final RunName run;

    /**
     * @param consumer reads committed; assigned anew for each topic; not closed
     * @param run whose topics are read
     */
    public ResultReader(Consumer<byte[], byte[]> consumer, SchemaRegistry registry, RunName run) {
        this.run = run;
        this.consumer = consumer;
        this.registry = registry;
    }

    /**
     * Writes {@code alerts.ndjson}, {@code sessions.ndjson} and {@code spreads.ndjson}, replacing what is there.
     *
     * @param temporary folder for files that go again
     */
    public Results write(Path folder, Path temporary) throws IOException {
        Files.createDirectories(folder);
        Tallies tallies = new Tallies();
        SortedLines<Alert> alerts = new SortedLines<>(ALERTS);
        each(run.topic(TopicNames.ALERTS), Alert.class, alert -> {
            tallies.count(alert);
            alerts.add(alert);
        });
        SortedLines<SessionClose> sessions = new SortedLines<>(SESSIONS);
        each(run.topic(TopicNames.SESSIONS), SessionClose.class, session -> {
            tallies.count(session);
            sessions.add(session);
        });
        ResultFile spreads;
        try (SpreadSpool spool = new SpreadSpool(temporary)) {
            each(run.topic(TopicNames.SPREADS), Spread.class, spool::add);
            spreads = spool.write(folder.resolve(RunFile.SPREADS.fileName()));
        }
        return new Results(
                alerts.write(folder.resolve(RunFile.ALERTS.fileName())),
                sessions.write(folder.resolve(RunFile.SESSIONS.fileName())),
                spreads,
                tallies,
                deadLetters());
    }

    private <T extends SpecificRecord> void each(String topic, Class<T> type, Sink<T> sink) throws IOException {
        WireDecoder<T> decoder = new WireDecoder<>(registry, type);
        CommittedRecords.read(consumer, topic, record -> {
            Decoded<T> decoded = decoder.decode(record.value());
            if (decoded instanceof Decoded.Value<T> value) {
                sink.take(value.value());
            } else if (decoded instanceof Decoded.Refused<T> refused) {
                throw new KafkaException(topic + "-" + record.partition() + "@" + record.offset() + " cannot be read: "
                        + refused.reason() + ", " + refused.detail());
            }
        });
    }

    private Map<String, Long> deadLetters() throws IOException {
        Map<String, Long> byReason = new TreeMap<>();
        CommittedRecords.read(consumer, run.topic(TopicNames.DEAD_LETTERS), record -> {
            if (record.headers().lastHeader(HeaderNames.REPLAYED) == null) {
                byReason.merge(reason(record), 1L, Long::sum);
            }
        });
        return byReason;
    }

    private static String reason(ConsumerRecord<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            if (header.key().endsWith("reason") && header.value() != null) {
                return new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return "unknown";
    }

    @FunctionalInterface
    private interface Sink<T> {
        void take(T record) throws IOException;
    }
}
