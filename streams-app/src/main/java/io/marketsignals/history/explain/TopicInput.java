package io.marketsignals.history.explain;

import io.marketsignals.app.AppConfig;
import io.marketsignals.config.Secrets;
import io.marketsignals.history.explain.StageOne.Rules;
import io.marketsignals.history.recorded.RecordedReference;
import io.marketsignals.history.run.ShellWords;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topology.ReferenceReader;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.LevelDecoder;
import io.marketsignals.wire.PriceDecoder;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The input topics of a cluster. A record's timestamp is its event time; a batch carries the time that it reaches. */
final class TopicInput implements Input {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AppConfig config;
    private final Consumer<byte[], byte[]> consumer;
    private final SchemaRegistry registry;
    private final String prices;
    private final String levels;
    private final Rules rules;
    private final Runnable closing;

    /** @param closing closes the consumer and the registry, where that is not the caller's to do */
    TopicInput(AppConfig config, Consumer<byte[], byte[]> consumer, SchemaRegistry registry, Runnable closing) {
        this.closing = closing;
        this.config = config;
        this.consumer = consumer;
        this.registry = registry;
        this.prices = config.topics().run().topic(TopicNames.PRICES);
        this.levels = config.topics().run().topic(TopicNames.INDEX_TICKS);
        this.rules = new Rules(reference(), Settings.of(config.signals()), config.pipeline());
    }

    private io.marketsignals.model.Reference reference() {
        WireDecoder<ReferenceEntry> decoder = new WireDecoder<>(registry, ReferenceEntry.class);
        ReferenceReader reader = new ReferenceReader();
        for (byte[] entry :
                RecordedReference.read(consumer, config.topics().run()).entries()) {
            if (decoder.decode(entry) instanceof Decoded.Value<ReferenceEntry> read) {
                add(reader, read.value());
            }
        }
        return reader.reference();
    }

    private static void add(ReferenceReader reader, ReferenceEntry entry) {
        try {
            reader.add(entry);
        } catch (IllegalArgumentException senseless) {
            // The application leaves it out as well, and logs it.
        }
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public void feed(StageOne stage, String market, long from, long until) {
        PriceDecoder ofPrices = new PriceDecoder(registry);
        read(
                prices,
                from,
                (partition, record) ->
                        !(ofPrices.decode(record.key(), record.value()) instanceof Decoded.Value<?> value)
                                || stage.takePrices(partition, (io.marketsignals.model.Prices) value.value()));
        LevelDecoder ofLevels = new LevelDecoder(registry);
        read(
                levels,
                from,
                (partition, record) ->
                        !(ofLevels.decode(record.key(), record.value()) instanceof Decoded.Value<?> value)
                                || stage.takeLevels(partition, (io.marketsignals.model.Levels) value.value()));
    }

    /** Reads each partition from an event time on until it has given enough, or to the end that it has now. */
    private void read(String topic, long from, BiPredicate<Integer, ConsumerRecord<byte[], byte[]>> sink) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts =
                from == Long.MIN_VALUE ? consumer.beginningOffsets(partitions) : offsets(partitions, from, ends);
        consumer.assign(partitions);
        starts.forEach(consumer::seek);
        Set<TopicPartition> open = new HashSet<>(partitions);
        open.removeIf(partition -> starts.get(partition) >= ends.get(partition));
        long heard = System.nanoTime();
        while (!open.isEmpty()) {
            consumer.assign(open);
            var records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                    if (open.contains(partition) && !sink.test(partition.partition(), record)) {
                        open.remove(partition);
                    }
                }
            }
            open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
            long now = System.nanoTime();
            heard = records.isEmpty() ? heard : now;
            if (now - heard > PATIENCE.toNanos()) {
                throw new KafkaException(topic + " could not be read within " + PATIENCE);
            }
        }
    }

    /** The first offset of each partition at or after an event time; its end where there is none. */
    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, long time, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, time));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions.forEach(partition -> offsets.put(
                partition,
                found.get(partition) == null
                        ? ends.get(partition)
                        : Long.valueOf(found.get(partition).offset())));
        return offsets;
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .toList();
    }

    /**
     * From the first record that reaches the session's open to the one that closes the last bucket asked for: a batch of a
     * later time may hold ticks of before.
     */
    @Override
    public List<Stretch> stretches(String market, Session session, long until) {
        List<Stretch> stretches = new ArrayList<>();
        for (String topic : List.of(prices, levels)) {
            List<TopicPartition> partitions = partitions(topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> first = offsets(partitions, session.open(), ends);
            Map<TopicPartition, Long> last =
                    offsets(partitions, until + rules.pipeline().grace().toMillis(), ends);
            for (TopicPartition partition : partitions) {
                long from = first.get(partition);
                long to = Math.min(last.get(partition), ends.get(partition) - 1);
                if (from <= to) {
                    stretches.add(new Stretch(partition.toString(), "offsets", from, to, Optional.empty(), Map.of()));
                }
            }
        }
        return stretches;
    }

    @Override
    public List<String> unseen(Members members, String market, long from, long until) {
        return List.of();
    }

    @Override
    public String replay(Session first, Session last) {
        List<String> words = new ArrayList<>(List.of("./signals", "replay"));
        words.addAll(List.of("--bootstrap-servers", config.bootstrapServers()));
        words.addAll(List.of(
                "--set",
                "registry.schema.registry.url="
                        + Secrets.masked("registry", config.registry().get("schema.registry.url"))));
        if (config.topics().run().given()) {
            words.addAll(List.of("--set", "topics.run=" + config.topics().run().name()));
        }
        words.addAll(List.of("--from-time", Instant.ofEpochMilli(first.open()).toString()));
        words.addAll(List.of("--to-time", Instant.ofEpochMilli(last.end()).toString()));
        words.add("--end-sessions"); // the record that reaches the session's end lies after that time
        words.addAll(List.of("--out", "replayed"));
        config.signals().forEach((key, value) -> words.addAll(List.of("--set", "signals." + key + "=" + value)));
        return ShellWords.joined(words);
    }

    @Override
    public void close() {
        closing.run();
    }
}
