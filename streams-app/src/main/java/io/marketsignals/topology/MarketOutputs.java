package io.marketsignals.topology;

import io.marketsignals.alert.Alert;
import io.marketsignals.index.Measurement;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.symbol.Lookback;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/** Writes a market's measures and alerts: to their topics, and the last of each minute to the queryable stores. */
final class MarketOutputs {
    private static final long MINUTE = 60_000;

    private final ProcessorContext<byte[], byte[]> context;
    private final WindowStore<String, byte[]> returnsStore;
    private final WindowStore<String, byte[]> breadthStore;
    private final WindowStore<String, byte[]> spreadsStore;
    private final WireEncoder<IndexReturn> returns;
    private final WireEncoder<Breadth> breadths;
    private final WireEncoder<Spread> spreads;
    private final WireEncoder<SessionClose> sessions;
    private final AlertEvents alerts;

    MarketOutputs(ProcessorContext<byte[], byte[]> context, SchemaRegistry registry) {
        this.context = context;
        returnsStore = context.getStateStore(StoreNames.INDEX_RETURNS);
        breadthStore = context.getStateStore(StoreNames.BREADTH);
        spreadsStore = context.getStateStore(StoreNames.SPREADS);
        returns = WireEncoder.forTopic(registry, TopicNames.INDEX_RETURNS, IndexReturn.class);
        breadths = WireEncoder.forTopic(registry, TopicNames.BREADTH, Breadth.class);
        spreads = WireEncoder.forTopic(registry, TopicNames.SPREADS, Spread.class);
        sessions = WireEncoder.forTopic(registry, TopicNames.SESSIONS, SessionClose.class);
        alerts = new AlertEvents(registry);
    }

    /**
     * Writes what changed in a bucket, or what a close made final.
     *
     * @param stateHash of the market once the close was judged; null: no close
     */
    void write(MarketReading market, BiFunction<String, Session, Settings> settings, String stateHash) {
        long time = market.eventTime();
        int lookback = Lookback.sessions(
                settings.apply(market.market(), market.reference().session()));
        for (var reading : market.changed()) {
            if (reading instanceof IndexReading index) {
                double gate = Measurement.coverageGate(
                        settings.apply(index.index(), market.reference().session()));
                Breadth breadth = BreadthRecords.breadth(index, market, gate, lookback);
                if (market.closing()) {
                    SessionClose close = SessionRecords.sessionClose(index, market, breadth, stateHash);
                    forward(TopicNames.SESSIONS, sessions, index.index(), close, time);
                } else {
                    keep(
                            returnsStore,
                            TopicNames.INDEX_RETURNS,
                            returns,
                            index.index(),
                            MeasureRecords.indexReturn(index, market),
                            time);
                    if (index.breadth().members() > 0) {
                        keep(breadthStore, TopicNames.BREADTH, breadths, index.index(), breadth, time);
                    }
                }
            } else if (reading instanceof PairReading pair) {
                keep(
                        spreadsStore,
                        TopicNames.SPREADS,
                        spreads,
                        pair.subject(),
                        MeasureRecords.spread(pair, market),
                        time);
            }
        }
    }

    /** Writes the minute windows that closed. */
    void write(WindowsReading windows) {
        windows.indices()
                .forEach((id, index) -> forward(
                        TopicNames.INDEX_RETURNS,
                        returns,
                        id,
                        MeasureRecords.indexReturn(index, windows),
                        windows.end()));
        for (PairReading pair : windows.pairs()) {
            if (!windows.spreads(pair.pair()).isEmpty()) {
                Spread record = MeasureRecords.spread(pair, windows);
                forward(TopicNames.SPREADS, spreads, pair.subject(), record, windows.end());
            }
        }
    }

    void write(Alert alert) {
        context.forward(alerts.record(alert), SignalTopology.output(TopicNames.ALERTS));
    }

    private <R extends SpecificRecord> void keep(
            WindowStore<String, byte[]> store, String topic, WireEncoder<R> encoder, String key, R record, long time) {
        byte[] bytes = encoder.encode(record);
        store.put(key, bytes, Math.floorDiv(time - 1, MINUTE) * MINUTE);
        forward(topic, key, bytes, time);
    }

    private <R extends SpecificRecord> void forward(
            String topic, WireEncoder<R> encoder, String key, R record, long time) {
        forward(topic, key, encoder.encode(record), time);
    }

    private void forward(String topic, String key, byte[] value, long time) {
        context.forward(new Record<>(key.getBytes(StandardCharsets.UTF_8), value, time), SignalTopology.output(topic));
    }
}
