package io.marketsignals.topology;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.CrossMarketAlerts;
import io.marketsignals.crossmarket.MarketNews;
import io.marketsignals.index.MarketClock;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.ingest.EventClock;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tells the cross-market stage what markets close, and each full hour of event time how far they are, so that none waits
 * long for another. After a restart the running hour is told again, which changes nothing.
 */
final class MarketVoice {
    private static final long HOUR = 3_600_000;

    private final ProcessorContext<byte[], byte[]> context;
    private final Codec<MarketNews> codec = new MarketNewsCodec();
    private final Map<String, Long> hours = new HashMap<>();

    MarketVoice(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    /** Tells a session's close, with the triggers among its alerts. */
    void closed(MarketReading reading, List<Alert> alerts) {
        tell(MarketNews.closed(reading, CrossMarketAlerts.triggers(reading, alerts)));
    }

    /** Tells how far a market is, if it has passed a full hour since. */
    void reached(MarketClock clock) {
        long hour = Math.floorDiv(clock.closed(), HOUR);
        Long told = hours.get(clock.market());
        if (clock.closed() != EventClock.NEVER && (told == null || hour > told)) {
            hours.put(clock.market(), hour);
            tell(MarketNews.reached(clock));
        }
    }

    private void tell(MarketNews news) {
        byte[] key = news.market().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, codec.encode(news), Math.max(0, news.through())), NodeNames.MARKET_NEWS);
    }
}
