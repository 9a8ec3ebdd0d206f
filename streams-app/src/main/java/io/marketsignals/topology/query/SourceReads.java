package io.marketsignals.topology.query;

import io.marketsignals.index.MarketClock;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition.Mark;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Buckets;
import io.marketsignals.topology.SmileCodec;
import io.marketsignals.topology.StoreNames;
import java.util.Collection;
import java.util.OptionalLong;

/** How far event time is on the partitions of the inputs, from the stores of stage 1. */
public final class SourceReads {
    private final LocalStores stores;
    private final Buckets buckets;
    private final SmileCodec<Mark> marks = new SmileCodec<>(Mark.class);

    public SourceReads(LocalStores stores, Buckets buckets) {
        this.stores = stores;
        this.buckets = buckets;
    }

    /**
     * Event time up to which a partition of an input has closed its buckets, epoch milliseconds; empty before its first
     * record.
     */
    public OptionalLong watermark(SourceId.Kind kind, int partition) {
        String store = kind == SourceId.Kind.PRICES ? StoreNames.PRICE_PARTITIONS : StoreNames.LEVEL_PARTITIONS;
        byte[] mark = stores.keyValue(store, partition).get(StoreNames.MARK);
        EventClock clock = mark == null ? EventClock.START : marks.decode(mark).clock();
        return clock.started() ? OptionalLong.of(buckets.end(clock.closed())) : OptionalLong.empty();
    }

    /** Whether markets were last told of a partition that it is silent, so that its event time was forced. */
    public static boolean forced(SourceId.Kind kind, int partition, Collection<MarketClock> markets) {
        return markets.stream().anyMatch(market -> market.isForced(kind, partition));
    }
}
