package io.marketsignals.live;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.inspect.deadletter.DeadLetter;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the committed output topics in a thread of its own, from as far back as is kept. What goes wrong is logged and
 * tried again: it never ends the instance.
 */
public final class OutputTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long STOP_MILLIS = 5_000;

    /** Records of each partition that are read again at a start. */
    private static final Map<String, Long> BACK = Map.of(
            TopicNames.INDEX_RETURNS, 2_000L,
            TopicNames.BREADTH, 2_000L,
            TopicNames.SPREADS, 20_000L,
            TopicNames.SESSIONS, 8_000L,
            TopicNames.ALERTS, (long) LiveOutputs.MOST_ALERTS,
            TopicNames.DEAD_LETTERS, (long) DeadLetterFeed.MOST);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, String> topics;
    private final Map<String, WireDecoder<? extends SpecificRecord>> decoders;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final LiveOutputs outputs;
    private final DeadLetterFeed deadLetters = new DeadLetterFeed();
    private final Thread thread = new Thread(this::follow, "live-outputs");
    private volatile boolean caughtUp;
    private volatile boolean stopped;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * Not started yet.
     *
     * @param topics the names of {@link TopicNames} by the topics' names on the cluster
     */
    private OutputTail(
            Consumer<byte[], byte[]> consumer, Map<String, String> topics, SchemaRegistry registry, String cluster) {
        this.consumer = consumer;
        this.topics = topics;
        this.decoders = Map.of(
                TopicNames.INDEX_RETURNS, new WireDecoder<>(registry, IndexReturn.class),
                TopicNames.BREADTH, new WireDecoder<>(registry, Breadth.class),
                TopicNames.SPREADS, new WireDecoder<>(registry, Spread.class),
                TopicNames.SESSIONS, new WireDecoder<>(registry, SessionClose.class),
                TopicNames.ALERTS, new WireDecoder<>(registry, Alert.class));
        Map<String, Integer> partitions = new HashMap<>();
        topics.forEach((onCluster, topic) ->
                partitions.put(topic, consumer.partitionsFor(onCluster).size()));
        this.outputs = new LiveOutputs(cluster, partitions);
    }

    /** Starts to follow; the caller closes it and, after it, the registry. */
    public static OutputTail start(AppConfig config, SchemaRegistry registry) {
        Map<String, String> topics = new HashMap<>();
        BACK.keySet().forEach(topic -> topics.put(config.topics().run().topic(topic), topic));
        Consumer<byte[], byte[]> consumer = Clients.consumer(config, config.applicationId() + "-live");
        try {
            OutputTail tail = new OutputTail(consumer, topics, registry, cluster(config));
            tail.seek();
            tail.thread.setDaemon(true);
            tail.thread.start();
            return tail;
        } catch (KafkaException failed) {
            consumer.close();
            throw failed;
        }
    }

    public LiveOutputs outputs() {
        return outputs;
    }

    public DeadLetterFeed deadLetters() {
        return deadLetters;
    }

    /** What is waited for, in a sentence; empty once all that was there at the start has been read. */
    public Optional<String> waiting() {
        return caughtUp
                ? Optional.empty()
                : trouble.map(why -> "The output topics cannot be read: " + why)
                        .or(() -> Optional.of("The output topics of before the start are still being read."));
    }

    @Override
    public void close() {
        stopped = true;
        consumer.wakeup();
        outputs.end();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String cluster(AppConfig config) {
        try (Admin admin = ClusterAccess.open(config)) {
            String id = admin.describeCluster().clusterId().get();
            return Integer.toString(Math.abs((id + config.topics().run().name()).hashCode() % 46_656), 36);
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private void seek() {
        List<TopicPartition> all = new ArrayList<>();
        topics.keySet().forEach(topic -> consumer.partitionsFor(topic)
                .forEach(info -> all.add(new TopicPartition(info.topic(), info.partition()))));
        consumer.assign(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        ends.putAll(consumer.endOffsets(all));
        for (TopicPartition partition : all) {
            String topic = topics.get(partition.topic());
            long from = Math.max(begins.get(partition), ends.get(partition) - BACK.get(topic));
            consumer.seek(partition, from);
            if (topic.equals(TopicNames.ALERTS)) {
                outputs.alertsFrom(partition.partition(), from);
            }
        }
    }

    private void follow() {
        try (consumer) {
            while (!stopped) {
                poll();
            }
        } finally {
            outputs.end();
        }
    }

    private void poll() {
        Map<TopicPartition, Long> untaken = new HashMap<>();
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            polled.forEach(record -> untaken.putIfAbsent(partition(record), record.offset()));
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                take(record);
                untaken.put(partition(record), record.offset() + 1);
            }
            trouble = Optional.empty();
            caughtUp = caughtUp || reachedEnds();
        } catch (WakeupException woken) {
            LOG.debug("Woken to stop");
        } catch (RuntimeException failed) {
            untaken.forEach(consumer::seek);
            rest(failed);
        }
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private boolean reachedEnds() {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return ends.isEmpty();
    }

    private void rest(RuntimeException failed) {
        String sentence = String.valueOf(failed.getMessage());
        if (trouble.isEmpty()) {
            LOG.warn("The live view cannot read on and tries again: {}", sentence);
        }
        trouble = Optional.of(sentence);
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String topic = topics.get(record.topic());
        WireDecoder<? extends SpecificRecord> decoder = decoders.get(topic);
        if (decoder == null) {
            if (DeadLetter.replayed(record).isEmpty()) {
                deadLetters.take(new DeadLetterFeed.Letter(
                        DeadLetter.of(record), record.value() == null ? 0 : record.value().length));
            }
            return;
        }
        Decoded<? extends SpecificRecord> decoded = decoder.decode(record.value());
        if (decoded instanceof Decoded.Value<? extends SpecificRecord> value) {
            outputs.take(topic, record.partition(), record.offset(), Instant.now(), value.value());
        } else if (decoded instanceof Decoded.Refused<? extends SpecificRecord> refused) {
            LOG.warn(
                    "{}-{}@{} cannot be read and is left out: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    refused.detail());
        }
    }
}
