package io.marketsignals.scenario;

import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.time.Instant;
import java.util.List;

/** Prices, levels and heartbeats as they travel. */
public final class InputRecords {
    private final WireEncoder<ConstituentPrice> prices;
    private final WireEncoder<IndexTick> levels;
    private final WireEncoder<PriceBatch> priceBatches;
    private final WireEncoder<IndexTickBatch> levelBatches;

    public InputRecords(SchemaRegistry registry) {
        prices = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, ConstituentPrice.class);
        levels = WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTick.class);
        priceBatches = WireEncoder.forRecordOfTopic(registry, TopicNames.PRICES, PriceBatch.class);
        levelBatches = WireEncoder.forRecordOfTopic(registry, TopicNames.INDEX_TICKS, IndexTickBatch.class);
    }

    public byte[] price(Price price) {
        return prices.encode(new ConstituentPrice(
                price.symbol(),
                Instant.ofEpochMilli(price.time()),
                price.price(),
                price.volume(),
                price.officialClose() ? PriceKind.OFFICIAL_CLOSE : PriceKind.TRADED,
                price.halted() ? TradingStatus.HALTED : TradingStatus.TRADING));
    }

    public byte[] level(Level level) {
        return levels.encode(new IndexTick(
                level.index(),
                Instant.ofEpochMilli(level.time()),
                level.level(),
                level.volume() == 0 ? null : level.volume(),
                level.officialClose() ? LevelKind.OFFICIAL_CLOSE : LevelKind.TRADED));
    }

    byte[] priceHeartbeat(long asOf) {
        return priceBatches.encode(new PriceBatch(Instant.ofEpochMilli(asOf), List.of()));
    }

    byte[] levelHeartbeat(long asOf) {
        return levelBatches.encode(new IndexTickBatch(Instant.ofEpochMilli(asOf), List.of()));
    }
}
