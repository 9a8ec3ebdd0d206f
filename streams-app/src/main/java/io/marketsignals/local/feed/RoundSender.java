package io.marketsignals.local.feed;

import io.marketsignals.local.simulator.Round;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Turns rounds into records: one batch to each partition of the two input topics, empty where a partition has no news, so
 * that every source's event time moves with every round. The same rounds give every partition the same records. Belongs to
 * one thread.
 */
public final class RoundSender {
    private final Consumer<ProducerRecord<byte[], byte[]>> sink;
    private final InputPartitions partitions;
    private final WireEncoder<PriceBatch> priceBatches;
    private final WireEncoder<IndexTickBatch> levelBatches;
    private final WireEncoder<ConstituentPrice> prices;

    /** @param sink takes every record, each with its partition, in order */
    public RoundSender(
            Consumer<ProducerRecord<byte[], byte[]>> sink, InputPartitions partitions, SchemaRegistry registry) {
        this.sink = sink;
        this.partitions = partitions;
        this.priceBatches = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, PriceBatch.class);
        this.prices = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, ConstituentPrice.class);
        this.levelBatches = WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTickBatch.class);
    }

    void send(Round round) {
        Instant asOf = Instant.ofEpochMilli(round.asOf());
        List<List<ConstituentPrice>> byPartition = lists(partitions.prices());
        for (Price price : round.prices()) {
            byPartition.get(partition(price.symbol(), partitions.prices())).add(record(price));
        }
        for (int i = 0; i < byPartition.size(); i++) {
            byte[] batch = priceBatches.encode(new PriceBatch(asOf, byPartition.get(i)));
            send(TopicNames.PRICES, i, round.asOf(), null, batch);
        }
        List<List<IndexTick>> levels = lists(partitions.indexTicks());
        for (Level level : round.levels()) {
            levels.get(partition(level.index(), partitions.indexTicks())).add(record(level));
        }
        for (int i = 0; i < levels.size(); i++) {
            byte[] batch = levelBatches.encode(new IndexTickBatch(asOf, levels.get(i)));
            send(TopicNames.INDEX_TICKS, i, round.asOf(), null, batch);
        }
    }

    /** Sends what no feed should, so that refusals and late prices can be seen: a NaN, a late price and foreign bytes. */
    void dirt(Round round) {
        Price good = round.prices().get(0);
        int partition = partition(good.symbol(), partitions.prices());
        Price nan = Price.traded(good.symbol(), round.asOf(), Double.NaN, 0);
        Price late = Price.traded(good.symbol(), good.time() - 1, 2 * good.price(), 0);
        for (Price bad : List.of(nan, late)) {
            send(TopicNames.PRICES, partition, bad.time(), bad.symbol(), prices.encode(record(bad)));
        }
        byte[] foreign = "not a record".getBytes(StandardCharsets.UTF_8);
        send(TopicNames.PRICES, partition, round.asOf(), good.symbol(), foreign);
    }

    private void send(String topic, int partition, long time, @Nullable String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        sink.accept(new ProducerRecord<>(topic, partition, time, keyBytes, value));
    }

    private static <T> List<List<T>> lists(int partitions) {
        return Stream.generate(() -> (List<T>) new ArrayList<T>())
                .limit(partitions)
                .toList();
    }

    /** As the default partitioner does for a keyed record. */
    private static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static ConstituentPrice record(Price price) {
        return new ConstituentPrice(
                price.symbol(),
                Instant.ofEpochMilli(price.time()),
                price.price(),
                price.volume(),
                price.officialClose() ? PriceKind.OFFICIAL_CLOSE : PriceKind.TRADED,
                price.halted() ? TradingStatus.HALTED : TradingStatus.TRADING);
    }

    private static IndexTick record(Level level) {
        return new IndexTick(
                level.index(),
                Instant.ofEpochMilli(level.time()),
                level.level(),
                level.volume(),
                level.officialClose() ? LevelKind.OFFICIAL_CLOSE : LevelKind.TRADED);
    }
}
