package io.marketsignals.topology;

import io.marketsignals.ingest.Checks;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.wire.Decoded;
import io.micrometer.core.instrument.Counter;
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
final class SourceProcessor<B, T> implements Processor<byte[], byte[], byte[], byte[]> {
    private final StageWiring<B, T> wiring;
    private ReadOnlyKeyValueStore<String, byte[]> referenceStore;
    private Source<B, T> source;
    private DeadLetters deadLetters;
    private Counter ticks;
    private Checks checks;
    private WallClockIdle idle;
    private BooleanSupplier nothingLeft;
    private Cancellable punctuation;
    private long seenReference = -1;

    SourceProcessor(StageWiring<B, T> wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        PipelineSettings pipeline = wiring.pipeline();
        seenReference = -1; // a revived task is initialised again, and its new source knows no reference data
        referenceStore = context.getStateStore(StoreNames.REFERENCE);
        source = wiring.source(context);
        deadLetters = new DeadLetters(context, wiring.deadLetters(), wiring.metrics());
        ticks = wiring.metrics().ticks(wiring.input());
        checks = new Checks(pipeline.maxAge().toMillis(), pipeline.maxJump().toMillis());
        idle = new WallClockIdle(pipeline.idleTimeout());
        int partition = context.taskId().partition();
        nothingLeft = () -> wiring.lag().nothingLeft(wiring.topic(), partition);
        refreshReference();
        punctuation = context.schedule(idle.interval(), PunctuationType.WALL_CLOCK_TIME, this::forceWhenIdle);
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        idle.heard();
        refreshReference();
        Decoded<B> decoded = source.decode(received.key(), received.value());
        if (decoded instanceof Decoded.Refused<B> refused) {
            deadLetters.refuse(received, refused.reason(), refused.detail());
        } else if (decoded instanceof Decoded.Value<B> read) {
            take(received, read.value());
        }
        source.save();
    }

    private void take(Record<byte[], byte[]> received, B batch) {
        Optional<RejectionReason> badTime = checks.refusal(source.asOf(batch), source.clock());
        if (badTime.isPresent()) {
            deadLetters.refuse(received, badTime.get(), "event time " + source.asOf(batch));
            return;
        }
        int refusals = 0;
        RejectionReason firstRefusal = null;
        String firstTick = "";
        for (T tick : source.ticks(batch)) {
            Optional<RejectionReason> refusal = source.refusal(checks, tick);
            if (refusal.isEmpty()) {
                source.accept(tick);
            } else if (refusals++ == 0) {
                firstRefusal = refusal.get();
                firstTick = tick.toString();
            }
        }
        source.advance(source.asOf(batch));
        int size = source.ticks(batch).size();
        ticks.increment(size - refusals);
        if (firstRefusal != null) {
            deadLetters.refuse(
                    received,
                    firstRefusal,
                    refusals + " of " + size + " ticks refused, the rest was taken; the first is " + firstTick);
        }
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
        OptionalLong silence = idle.silence(now);
        if (silence.isPresent() && nothingLeft.getAsBoolean()) {
            refreshReference();
            EventClock clock = source.clock();
            source.force(clock.started() ? clock.largest() + silence.getAsLong() : EventClock.NEVER);
            source.save();
            wiring.metrics().forced().increment();
        }
    }

    @Override
    public void close() {
        if (punctuation != null) {
            punctuation.cancel();
        }
    }
}
