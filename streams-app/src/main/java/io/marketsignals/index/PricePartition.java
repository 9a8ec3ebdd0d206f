package io.marketsignals.index;

import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.symbol.SymbolState;
import java.util.Map;
import java.util.function.BiConsumer;

/** Stage 1 for one partition of the prices topic: prices in, reports to markets out. */
public final class PricePartition {
    private final PriceStage stage;
    private final SourcePartition<Price> partition;

    /** What a restart needs besides the symbols' states: the clock and the late prices by market. */
    public record Mark(EventClock clock, Map<String, Long> late) {
        public static final Mark START = new Mark(EventClock.START, Map.of());

        public Mark {
            late = Map.copyOf(late);
        }
    }

    public PricePartition(
            SourceId source,
            SourcePartition.Cut cut,
            States<SymbolState> states,
            BucketQueue<Price> ahead,
            Intake intake,
            BiConsumer<String, SourceReport> reports,
            Mark mark) {
        stage = new PriceStage(states, intake, mark.late());
        partition = new SourcePartition<>(source, cut, ahead, stage, reports, mark.clock());
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

    public Mark mark() {
        return new Mark(partition.clock(), stage.late());
    }
}
