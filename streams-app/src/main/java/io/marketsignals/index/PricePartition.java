package io.marketsignals.index;

import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.symbol.SymbolState;
import java.util.function.BiConsumer;

/** Stage 1 for one partition of the prices topic: prices in, reports to markets out. */
public final class PricePartition {
    private final PriceStage stage;
    private final SourcePartition<Price> partition;

    public PricePartition(
            SourceId source,
            SourcePartition.Cut cut,
            States<SymbolState> states,
            BucketQueue<Price> ahead,
            Intake intake,
            BiConsumer<String, SourceReport> reports,
            EventClock clock) {
        stage = new PriceStage(states, intake);
        partition = new SourcePartition<>(source, cut, ahead, stage, reports, clock);
    }

    /** Takes over changed reference data; must be called once before the first price. */
    public void use(Reference reference) {
        stage.use(reference);
    }

    public void accept(Price price) {
        partition.accept(price, price.time());
    }

    /** Moves event time on; see {@link SourcePartition#advance}. */
    public void advance(long time) {
        partition.advance(time);
    }

    public void force(long time) {
        partition.force(time);
    }

    public EventClock clock() {
        return partition.clock();
    }
}
