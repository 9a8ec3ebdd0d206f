package io.marketsignals.topology;

import io.marketsignals.index.partial.PriceStates;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.partial.SourcePartition.Wiring;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.ingest.Intake;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Tick;
import io.marketsignals.symbol.TechnicalCall;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a source of stage 1 is given by its task.
 *
 * @param reports the child that reports go to
 * @param early wants each report committed
 */
record SourceContext(
        ProcessorContext<byte[], byte[]> context,
        SourceId source,
        Cut cut,
        Settings base,
        Intake intake,
        String reports,
        Codec<SourceReport> codec,
        WallClockStamp stamp,
        EarlyCommit early) {

    private static final String AHEAD = "ahead";

    private KeyValueStore<String, byte[]> store(String name) {
        return context.getStateStore(name);
    }

    /** A store that is written back before each commit. */
    WriteBackStore writtenBack(String name) {
        return WriteBackStore.behind(context.getStateStore(name));
    }

    /** Sends a report to its market; the record's timestamp is the watermark. */
    private void report(String market, SourceReport report) {
        context.forward(
                new Record<>(
                        market.getBytes(StandardCharsets.UTF_8),
                        codec.encode(report),
                        Math.max(0, report.watermark()),
                        stamp.now()),
                reports);
        early.want();
    }

    Wiring wiring() {
        return new Wiring(source, cut, base, intake, this::report);
    }

    /** Sends technical calls to the child that leads to their topic, which keys them by symbol. */
    Consumer<TechnicalCall> technicalCalls(SchemaRegistry registry) {
        WireEncoder<io.marketsignals.schema.TechnicalCall> encoder =
                WireEncoder.forTopic(registry, TopicNames.TECHNICAL_CALLS, io.marketsignals.schema.TechnicalCall.class);
        return call -> context.forward(
                new Record<>(
                        call.symbol().getBytes(StandardCharsets.UTF_8),
                        encoder.encode(MemberRecords.technicalCall(call)),
                        call.windowEnd()),
                NodeNames.TECHNICAL_CALLS);
    }

    /** What a partition of the prices topic keeps of each symbol. */
    PriceStates priceStates() {
        return new PriceStates(
                new PagedStates<>(writtenBack(StoreNames.SYMBOLS), new SymbolStateCodec()),
                new ReadStates<>(store(StoreNames.DAILY_HISTORIES), "older/", new DailyHistoryCodec()),
                new ReadStates<>(store(StoreNames.DAILY_HISTORIES), "recent/", new DailyHistoryCodec()),
                states(StoreNames.MOVING_AVERAGES, "", new MovingAveragesCodec()));
    }

    /** The states of a store under a prefix. */
    <S> StoredStates<S> states(String store, String prefix, Codec<S> states) {
        return new StoredStates<>(writtenBack(store), prefix, states);
    }

    /** Ticks ahead of the open bucket. */
    <T extends Tick> StoredBucketQueue<T> ahead(String store, Class<T> type) {
        return new StoredBucketQueue<>(writtenBack(store), AHEAD, new SmileCodec<>(type));
    }
}
