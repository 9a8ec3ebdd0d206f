package io.marketsignals.topology;

import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.partial.SourcePartition.Mark;
import io.marketsignals.ingest.Intake;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Tick;
import io.marketsignals.wire.TickReader;
import io.micrometer.core.instrument.Counter;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What one input's stage 1 is made of; shared by its tasks.
 *
 * @param partitions how many the input topic has
 * @param marks the store that keeps a partition's mark
 * @param readers builds a task's reader of records
 * @param folds builds a task's partition on its stores
 */
record StageWiring<T extends Tick>(
        SourceId.Kind kind,
        String topic,
        int partitions,
        String reports,
        String deadLetters,
        PipelineSettings pipeline,
        Settings base,
        ReferenceView reference,
        SourceLag lag,
        SignalMetrics metrics,
        String marks,
        Supplier<TickReader<T>> readers,
        BiFunction<SourceContext, Mark, SourcePartition<T>> folds) {

    String input() {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    SourceContext context(ProcessorContext<byte[], byte[]> context) {
        SourceId id = new SourceId(kind, context.taskId().partition(), partitions);
        Cut cut = new Cut(
                new Buckets(pipeline.bucket().toMillis()), pipeline.grace().toMillis());
        return new SourceContext(
                context,
                id,
                cut,
                base,
                intake(),
                reports,
                new ReportCodec(),
                new WallClockStamp(context),
                new EarlyCommit(context, ThreadCommits.ofThread(), pipeline.earlyCommits()));
    }

    private Intake intake() {
        Counter late = metrics.late();
        Counter unknown = metrics.unknown();
        Counter outOfSession = metrics.outOfSession();
        return new Intake() {
            @Override
            public void late() {
                late.increment();
            }

            @Override
            public void unknown() {
                unknown.increment();
            }

            @Override
            public void outOfSession() {
                outOfSession.increment();
            }
        };
    }
}
