package io.marketsignals.index;

import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Level;
import io.marketsignals.model.Reference;
import java.util.Set;
import java.util.function.BiConsumer;

/** Stage 1 for one partition of the index-ticks topic: levels in, reports to markets out. */
public final class LevelPartition {
    private final LevelStage stage;
    private final SourcePartition<Level> partition;

    /** What a restart needs besides the levels: the clock and the indices whose news was not told yet. */
    public record Mark(EventClock clock, Set<String> untold) {
        public static final Mark START = new Mark(EventClock.START, Set.of());

        public Mark {
            untold = Set.copyOf(untold);
        }
    }

    public LevelPartition(
            SourceId source,
            SourcePartition.Cut cut,
            States<LevelState> states,
            BucketQueue<Level> ahead,
            Intake intake,
            BiConsumer<String, SourceReport> reports,
            Mark mark) {
        stage = new LevelStage(states, cut.buckets(), intake, mark.untold());
        partition = new SourcePartition<>(source, cut, ahead, stage, reports, mark.clock());
    }

    /** Takes over changed reference data; must be called once before the first level. */
    public void use(Reference reference) {
        stage.use(reference);
    }

    public void accept(Level level) {
        partition.accept(level, level.time());
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
        return new Mark(partition.clock(), stage.untold());
    }
}
