package io.marketsignals.topology;

import io.marketsignals.alert.Alert;
import io.marketsignals.core.PureMarket;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.model.Context;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.scenario.Told;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.symbol.TechnicalCall;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.WireEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** What the pure core tells, written as the topology writes it. */
public final class CoreOutputs implements PureMarket.Watcher {
    private final MemoryRegistry registry = new MemoryRegistry();
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final MarketOutputs outputs;

    public CoreOutputs() {
        for (String name : List.of(StoreNames.INDEX_RETURNS, StoreNames.BREADTH, StoreNames.SPREADS)) {
            WindowStore<String, byte[]> store = Stores.windowStoreBuilder(
                            Stores.inMemoryWindowStore(name, Duration.ofDays(1), Duration.ofMinutes(1), false),
                            Serdes.String(),
                            Serdes.ByteArray())
                    .withLoggingDisabled()
                    .withCachingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        outputs = new MarketOutputs(context, registry);
    }

    /** Context events as the topology reads them. */
    public static Context context(List<ContextEvent> events) {
        return Context.of(events.stream().map(ContextReader::event).toList());
    }

    @Override
    public void windowsClosed(WindowsReading reading) {
        outputs.write(reading);
    }

    @Override
    public void read(MarketReading reading, BiFunction<String, Session, Settings> settings, String stateHash) {
        outputs.write(reading, settings, stateHash);
    }

    @Override
    public void told(Alert alert) {
        outputs.write(alert);
    }

    /**
     * All of it so far.
     *
     * @param calls technical calls, which stage 1 tells
     */
    public Told told(List<TechnicalCall> calls) {
        List<Told.Output> told = new ArrayList<>();
        var encoder =
                WireEncoder.forTopic(registry, TopicNames.TECHNICAL_CALLS, io.marketsignals.schema.TechnicalCall.class);
        calls.forEach(call -> told.add(new Told.Output(
                TopicNames.TECHNICAL_CALLS,
                call.windowEnd(),
                call.symbol(),
                ByteBuffer.wrap(encoder.encode(MemberRecords.technicalCall(call))))));
        context.forwarded().stream()
                .map(forwarded -> new Told.Output(
                        topic(forwarded.childName().orElseThrow()),
                        forwarded.record().timestamp(),
                        new String(forwarded.record().key(), StandardCharsets.UTF_8),
                        ByteBuffer.wrap(forwarded.record().value())))
                .forEach(told::add);
        return Told.of(told, registry);
    }

    private static String topic(String way) {
        return Told.TOPICS.keySet().stream()
                .filter(topic -> SignalTopology.output(topic).equals(way))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no topic is known behind " + way));
    }
}
