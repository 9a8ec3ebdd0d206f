package io.marketsignals.topology.query;

import io.marketsignals.index.MarketClock;
import io.marketsignals.index.MarketStates;
import io.marketsignals.index.zone.HeldZones;
import io.marketsignals.index.zone.ZoneState;
import io.marketsignals.ingest.States;
import io.marketsignals.model.MarketSession;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.Spread;
import io.marketsignals.topology.SmileCodec;
import io.marketsignals.topology.StoreNames;
import io.marketsignals.wire.SchemaRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * What the stores of stage 2 hold. They are keyed by index, pair or zone, but partitioned by market, by whose key the records
 * came that wrote them: every question names the market's partition.
 */
public final class MarketReads {
    private static final String CLOCK = MarketStates.CLOCK + "/";
    private static final String ZONE = MarketStates.ZONE + "/";

    private final LocalStores stores;
    private final StoredRecords<IndexReturn> returns;
    private final StoredRecords<Breadth> breadths;
    private final StoredRecords<Spread> spreads;
    private final SmileCodec<MarketClock> clocks = new SmileCodec<>(MarketClock.class);
    private final SmileCodec<ZoneState> zones = new SmileCodec<>(ZoneState.class);

    /** Reads stores whose records' schemas the registry knows. */
    public MarketReads(LocalStores stores, SchemaRegistry registry) {
        this.stores = stores;
        returns = new StoredRecords<>(registry, IndexReturn.class);
        breadths = new StoredRecords<>(registry, Breadth.class);
        spreads = new StoredRecords<>(registry, Spread.class);
    }

    /** The newest returns of each minute that is still kept, by the minute's start. */
    public NavigableMap<Instant, IndexReturn> returns(int partition, String index, Span span) {
        return returns.minutes(stores.window(StoreNames.INDEX_RETURNS, partition), index, span);
    }

    /** The newest breadth of each minute that is still kept, by the minute's start; empty for an index without members. */
    public NavigableMap<Instant, Breadth> breadth(int partition, String index, Span span) {
        return breadths.minutes(stores.window(StoreNames.BREADTH, partition), index, span);
    }

    /** The newest spread of each minute that is still kept, by the minute's start. */
    public NavigableMap<Instant, Spread> spreads(int partition, String pair, Span span) {
        return spreads.minutes(stores.window(StoreNames.SPREADS, partition), pair, span);
    }

    /** How far a market is; empty before the first report of it. */
    public Optional<MarketClock> clock(int partition, String market) {
        byte[] clock = stores.keyValue(StoreNames.MARKETS, partition).get(CLOCK + market);
        return Optional.ofNullable(clock).map(clocks::decode);
    }

    /** How far every market of a partition is, in the order of their ids. */
    public List<MarketClock> clocks(int partition) {
        return all(partition, CLOCK, clocks).stream().map(entry -> entry.value).toList();
    }

    /** The zones of an index in a session, with their lives so far, in id order. */
    public List<ZoneState> zones(int partition, String index, MarketSession session) {
        States<ZoneState> lives = States.onHeap();
        all(partition, ZONE, zones).forEach(zone -> lives.put(zone.key, zone.value));
        return HeldZones.of(index, session, lives);
    }

    private <T> List<KeyValue<String, T>> all(int partition, String prefix, SmileCodec<T> codec) {
        List<KeyValue<String, T>> states = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> stored =
                stores.keyValue(StoreNames.MARKETS, partition).prefixScan(prefix, new StringSerializer())) {
            while (stored.hasNext()) {
                KeyValue<String, byte[]> entry = stored.next();
                states.add(KeyValue.pair(entry.key.substring(prefix.length()), codec.decode(entry.value)));
            }
        }
        return states;
    }
}
