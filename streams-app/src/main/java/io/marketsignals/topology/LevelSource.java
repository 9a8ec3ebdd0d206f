package io.marketsignals.topology;

import io.marketsignals.index.LevelPartition;
import io.marketsignals.index.LevelState;
import io.marketsignals.ingest.Checks;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Level;
import io.marketsignals.model.Levels;
import io.marketsignals.model.Reference;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.LevelDecoder;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/** The index-ticks topic as a source of stage 1. */
final class LevelSource implements Source<Levels, Level> {
    private static final String LEVEL = "level/";

    private final LevelDecoder decoder;
    private final LevelPartition partition;
    private final StoredStates<LevelPartition.Mark> marks;

    LevelSource(SourceContext context, LevelDecoder decoder) {
        KeyValueStore<String, byte[]> own = context.store(StoreNames.LEVEL_PARTITIONS);
        this.decoder = decoder;
        this.marks = new StoredStates<>(own, SourceContext.MARK, new SmileCodec<>(LevelPartition.Mark.class));
        LevelPartition.Mark mark = marks.get("");
        this.partition = new LevelPartition(
                context.source(),
                context.cut(),
                new StoredStates<>(own, LEVEL, new SmileCodec<>(LevelState.class)),
                new StoredBucketQueue<>(own, SourceContext.AHEAD, new SmileCodec<>(Level.class)),
                context.intake(),
                context::report,
                mark == null ? LevelPartition.Mark.START : mark);
    }

    @Override
    public Decoded<Levels> decode(byte[] key, byte[] value) {
        return decoder.decode(key, value);
    }

    @Override
    public long asOf(Levels batch) {
        return batch.asOf();
    }

    @Override
    public List<Level> ticks(Levels batch) {
        return batch.levels();
    }

    @Override
    public Optional<RejectionReason> refusal(Checks checks, Level level) {
        return checks.refusal(level, partition.clock());
    }

    @Override
    public void accept(Level level) {
        partition.accept(level);
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
        marks.put("", partition.mark());
    }
}
