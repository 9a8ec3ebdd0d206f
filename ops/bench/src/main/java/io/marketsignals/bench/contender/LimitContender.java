package io.marketsignals.bench.contender;

import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.bench.meter.ThreadCosts;
import io.marketsignals.bench.meter.ThreadCosts.Look;
import io.marketsignals.bench.pass.Contender;
import io.marketsignals.bench.pass.Pass;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.ingest.Checks;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.model.Tick;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topology.PipelineSettings;
import io.marketsignals.wire.LevelDecoder;
import io.marketsignals.wire.PriceDecoder;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.TickReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The limit: a bare consumer, the same decoders and the same pure core, in one thread, with nothing stored or written. */
public final class LimitContender implements Contender {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();

    @Override
    public boolean processes(String thread) {
        return thread.equals(Thread.currentThread().getName());
    }

    @Override
    public Outcome run(Pass pass) {
        try (SchemaRegistry registry = SignalTopologyFactory.registry(pass.config());
                KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(pass.config(), "bench-limit")) {
            Reading reading = new Reading(pass, registry);
            List<TopicPartition> partitions = new ArrayList<>();
            pass.records().forEach((topic, records) -> records.keySet()
                    .forEach(p -> partitions.add(new TopicPartition(topic, p))));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Look cost = read(consumer, reading, records(pass));
            return new Outcome(cost, reading.core.breadth());
        }
    }

    private static long records(Pass pass) {
        return pass.records().values().stream()
                .flatMap(topic -> topic.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Look read(KafkaConsumer<byte[], byte[]> consumer, Reading reading, long expected) {
        ThreadCosts thread = ThreadCosts.ofThisThread();
        Look first = thread.look();
        Look last = first;
        long left = expected;
        while (left > 0) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            if (left == expected) {
                first = thread.look(); // joining and the first fetch are not timed
            }
            polled.forEach(reading::take);
            left -= polled.count();
            if (!polled.isEmpty()) {
                last = thread.look();
            } else if (System.nanoTime() - last.nanos() > PATIENCE_NANOS) {
                throw new IllegalStateException(left + " records do not come");
            }
        }
        return last.since(first);
    }

    /** What stage 1 does with a record, without the topology. */
    private static final class Reading {
        private final PriceDecoder priceDecoder;
        private final LevelDecoder levelDecoder;
        private final Checks checks;
        private final PureCore core;
        private final List<SourcePartition<Price>> prices = new ArrayList<>();
        private final List<SourcePartition<Level>> levels = new ArrayList<>();

        Reading(Pass pass, SchemaRegistry registry) {
            PipelineSettings pipeline = pass.config().pipeline();
            priceDecoder = new PriceDecoder(registry);
            levelDecoder = new LevelDecoder(registry);
            checks = new Checks(pipeline.maxAge().toMillis(), pipeline.maxJump().toMillis());
            Cut cut = new Cut(
                    new Buckets(pipeline.bucket().toMillis()), pipeline.grace().toMillis());
            core = new PureCore(pass.market().reference(), cut);
            int pricePartitions = partitions(pass, TopicNames.PRICES);
            for (int p = 0; p < pricePartitions; p++) {
                prices.add(core.prices(p, pricePartitions));
            }
            int levelPartitions = partitions(pass, TopicNames.INDEX_TICKS);
            for (int p = 0; p < levelPartitions; p++) {
                levels.add(core.levels(p, levelPartitions));
            }
        }

        private static int partitions(Pass pass, String topic) {
            Map<Integer, Long> records = pass.records().get(topic);
            if (records == null) {
                throw new IllegalArgumentException("The input has no " + topic);
            }
            return records.size();
        }

        void take(ConsumerRecord<byte[], byte[]> row) {
            if (row.topic().equals(TopicNames.PRICES)) {
                take(prices.get(row.partition()), priceDecoder, row);
            } else {
                take(levels.get(row.partition()), levelDecoder, row);
            }
        }

        private <T extends Tick> void take(
                SourcePartition<T> source, TickReader<T> reader, ConsumerRecord<byte[], byte[]> row) {
            if (reader.read(row.key(), row.value()).isPresent()
                    || checks.refusal(reader.asOf(), source.clock()).isPresent()) {
                throw new IllegalStateException("Refused: " + row.topic() + " " + row.partition() + "/" + row.offset());
            }
            List<T> ticks = reader.ticks();
            for (int place = 0; place < ticks.size(); place++) {
                if (checks.refusal(ticks.get(place), source.clock()).isEmpty()) {
                    source.accept(ticks.get(place), reader.number(place));
                }
            }
            source.advance(reader.asOf());
        }
    }
}
