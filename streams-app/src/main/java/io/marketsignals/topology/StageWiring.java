package io.marketsignals.topology;

import io.marketsignals.index.SourceId;
import io.marketsignals.index.SourcePartition.Cut;
import io.marketsignals.ingest.Intake;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Buckets;
import io.micrometer.core.instrument.Counter;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What one input's stage 1 is made of; shared by its tasks.
 *
 * @param partitions how many the input topic has
 * @param sources builds a task's source
 */
record StageWiring<B, T>(
        SourceId.Kind kind,
        String topic,
        int partitions,
        String reports,
        String deadLetters,
        PipelineSettings pipeline,
        ReferenceView reference,
        SourceLag lag,
        SignalMetrics metrics,
        Function<SourceContext, Source<B, T>> sources) {

    String input() {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    Source<B, T> source(ProcessorContext<byte[], byte[]> context) {
        SourceId id = new SourceId(kind, context.taskId().partition(), partitions);
        Cut cut = new Cut(
                new Buckets(pipeline.bucket().toMillis()), pipeline.grace().toMillis());
        return sources.apply(new SourceContext(context, id, cut, intake(), reports, new ReportCodec()));
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
