package io.marketsignals.demo;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the pipeline committed, from the start, without a group; hands it on in a thread of its own. */
final class OutputReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long STOP_MILLIS = 5_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, WireDecoder<? extends SpecificRecord>> decoders;
    private final Consumer<SpecificRecord> outputs;
    private final Runnable deadLetters;
    private final Thread thread = new Thread(this::read, "demo-reader");
    private volatile boolean stopped;

    /**
     * @param settings of a consumer that reads committed records
     * @param outputs takes each record of the output topics, in the order of its partition
     * @param deadLetters called for each dead letter
     */
    OutputReader(
            Map<String, Object> settings,
            SchemaRegistry registry,
            Consumer<SpecificRecord> outputs,
            Runnable deadLetters) {
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.outputs = outputs;
        this.deadLetters = deadLetters;
        this.decoders = Map.of(
                TopicNames.INDEX_RETURNS, new WireDecoder<>(registry, IndexReturn.class),
                TopicNames.BREADTH, new WireDecoder<>(registry, Breadth.class),
                TopicNames.SPREADS, new WireDecoder<>(registry, Spread.class),
                TopicNames.SESSIONS, new WireDecoder<>(registry, SessionClose.class),
                TopicNames.ALERTS, new WireDecoder<>(registry, Alert.class));
    }

    void start() {
        List<TopicPartition> partitions = Stream.concat(decoders.keySet().stream(), Stream.of(TopicNames.DEAD_LETTERS))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toList());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        stopped = true;
        consumer.wakeup();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!stopped) {
                consumer.poll(POLL).forEach(this::accept);
            }
        } catch (WakeupException closing) {
            if (!stopped) {
                throw closing;
            }
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        WireDecoder<? extends SpecificRecord> decoder = decoders.get(record.topic());
        if (decoder == null) {
            deadLetters.run();
            return;
        }
        if (decoder.decode(record.value()) instanceof Decoded.Value<? extends SpecificRecord> decoded) {
            outputs.accept(decoded.value());
        } else {
            throw new IllegalStateException("unreadable output: " + record.topic() + " offset " + record.offset());
        }
    }
}
