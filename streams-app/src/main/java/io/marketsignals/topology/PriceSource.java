package io.marketsignals.topology;

import io.marketsignals.index.PricePartition;
import io.marketsignals.ingest.Checks;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.model.Reference;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.PriceDecoder;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** The prices topic as a source of stage 1. */
final class PriceSource implements Source<Prices, Price> {
    private final PriceDecoder decoder;
    private final PricePartition partition;
    private final StoredStates<EventClock> marks;

    PriceSource(SourceContext context, PriceDecoder decoder) {
        KeyValueStore<String, byte[]> symbols = context.store(StoreNames.SYMBOLS);
        KeyValueStore<String, byte[]> own = context.store(StoreNames.PRICE_PARTITIONS);
        this.decoder = decoder;
        this.marks = new StoredStates<>(own, SourceContext.MARK, new SmileCodec<>(EventClock.class));
        EventClock clock = marks.get("");
        this.partition = new PricePartition(
                context.source(),
                context.cut(),
                new StoredStates<>(symbols, "", new SymbolStateCodec()),
                new StoredBucketQueue<>(own, SourceContext.AHEAD, new SmileCodec<>(Price.class)),
                context.intake(),
                context::report,
                clock == null ? EventClock.START : clock);
    }

    @Override
    public Decoded<Prices> decode(byte[] key, byte[] value) {
        return decoder.decode(key, value);
    }

    @Override
    public long asOf(Prices batch) {
        return batch.asOf();
    }

    @Override
    public List<Price> ticks(Prices batch) {
        return batch.prices();
    }

    @Override
    public Optional<RejectionReason> refusal(Checks checks, Price price) {
        return checks.refusal(price, partition.clock());
    }

    @Override
    public void accept(Price price) {
        partition.accept(price);
    }

    @Override
    public void advance(long time) {
        partition.advance(time);
    }

    @Override
    public void force(long time) {
        partition.force(time);
    }

    @Override
    public void use(Reference reference) {
        partition.use(reference);
    }

    @Override
    public EventClock clock() {
        return partition.clock();
    }

    @Override
    public void save() {
        marks.put("", partition.clock());
    }
}
