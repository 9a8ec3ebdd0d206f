package io.marketsignals.topology;

import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourcePartition.Mark;
import io.marketsignals.ingest.Checks;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.ingest.LiveStates;
import io.marketsignals.metrics.SourceMeters;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.model.Tick;
import io.marketsignals.wire.TickReader;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Stage 1: decodes and checks records of one source partition, folds them, and reports to markets. */
final class SourceProcessor<T extends Tick> implements Processor<byte[], byte[], byte[], byte[]> {
    /** Ticks are many, and the meter's counter is shared: it hears of them together, at the latest with their bucket's close. */
    private static final int COUNTED_TOGETHER = 1_000;

    private final StageWiring<T> wiring;
    private ReadOnlyKeyValueStore<String, byte[]> referenceStore;
    private TickReader<T> reader;
    private LiveStates.Tracked mark;
    private SourcePartition<T> source;
    private DeadLetters deadLetters;
    private Counter ticks;
    private int uncounted;
    private SourceMeters meters;
    private Buckets buckets;
    private Checks checks;
    private WallClockIdle idle;
    private BooleanSupplier nothingLeft;
    private EarlyCommit early;
    private Cancellable punctuation;
    private long seenReference = -1;

    SourceProcessor(StageWiring<T> wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        // A task that is revived after a failure is initialised again: nothing of before may live on.
        close();
        PipelineSettings pipeline = wiring.pipeline();
        seenReference = -1; // a revived task is initialised again, and its new source knows no reference data
        referenceStore = context.getStateStore(StoreNames.REFERENCE);
        SourceContext own = wiring.context(context);
        StoredStates<Mark> marks = own.states(wiring.marks(), StoreNames.MARK, new SmileCodec<>(Mark.class));
        Mark stored = marks.get("");
        source = wiring.folds().apply(own, stored == null ? Mark.START : stored);
        mark = marks.track("", source::mark);
        reader = wiring.readers().get();
        deadLetters = new DeadLetters(context, wiring.deadLetters(), wiring.metrics());
        ticks = wiring.metrics().ticks(wiring.input());
        early = own.early();
        checks = new Checks(pipeline.maxAge().toMillis(), pipeline.maxJump().toMillis());
        idle = new WallClockIdle(pipeline.idleTimeout());
        int partition = context.taskId().partition();
        meters = wiring.metrics().source(wiring.input(), partition);
        buckets = own.cut().buckets();
        nothingLeft = () -> wiring.lag().nothingLeft(wiring.topic(), partition);
        refreshReference();
        meters.at(source.clock(), buckets);
        punctuation = context.schedule(idle.interval(), PunctuationType.WALL_CLOCK_TIME, this::forceWhenIdle);
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        idle.heard();
        refreshReference();
        Optional<TickReader.Refusal> refusal = reader.read(received.key(), received.value());
        if (refusal.isPresent()) {
            deadLetters.refuse(received, refusal.get().reason(), refusal.get().detail());
        } else {
            take(received);
        }
        save();
        early.processed();
    }

    private void take(Record<byte[], byte[]> received) {
        Optional<RejectionReason> badTime = checks.refusal(reader.asOf(), source.clock());
        if (badTime.isPresent()) {
            deadLetters.refuse(received, badTime.get(), "event time " + reader.asOf());
            return;
        }
        List<T> batch = reader.ticks();
        int refusals = 0;
        RejectionReason firstRefusal = null;
        String firstTick = "";
        int size = batch.size();
        for (int place = 0; place < size; place++) {
            T tick = batch.get(place);
            Optional<RejectionReason> refusal = checks.refusal(tick, source.clock());
            if (refusal.isEmpty()) {
                source.accept(tick, reader.number(place));
            } else if (refusals++ == 0) {
                firstRefusal = refusal.get();
                firstTick = tick.toString();
            }
        }
        source.advance(reader.asOf());
        uncounted += size - refusals;
        if (firstRefusal != null) {
            deadLetters.refuseTicks(received, firstRefusal, refusals, size, firstTick);
        }
    }

    private void save() {
        mark.changed();
        if (meters.at(source.clock(), buckets) || uncounted >= COUNTED_TOGETHER) {
            count();
        }
    }

    private void count() {
        ticks.increment(uncounted);
        uncounted = 0;
    }

    private void refreshReference() {
        long changes = wiring.reference().changes();
        if (changes != seenReference) {
            seenReference = changes;
            source.use(wiring.reference().read(referenceStore));
        }
    }

    /** Event time of a silent partition goes on with the wall clock, once nothing is left to read. */
    private void forceWhenIdle(long now) {
        count();
        OptionalLong silence = idle.silence(now);
        if (silence.isPresent() && nothingLeft.getAsBoolean()) {
            refreshReference();
            EventClock clock = source.clock();
            source.force(clock.started() ? clock.largest() + silence.getAsLong() : EventClock.NEVER);
            save();
            wiring.metrics().forced().increment();
        }
    }

    @Override
    public void close() {
        if (punctuation != null) {
            punctuation.cancel();
            early.close();
            count();
        }
        if (meters != null) {
            meters.close();
        }
    }
}
