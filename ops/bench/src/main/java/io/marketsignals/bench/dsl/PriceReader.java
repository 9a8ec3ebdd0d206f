package io.marketsignals.bench.dsl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.bench.dsl.member.Trade;
import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.PriceDecoder;
import io.marketsignals.wire.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;

/**
 * Trades in a record of the prices topic, read by the decoder that all contenders use. Skips what is refused, official
 * closes and halts. For all threads of a topology.
 */
final class PriceReader {
    private final ThreadLocal<PriceDecoder> decoders;

    PriceReader(SchemaRegistry registry) {
        decoders = ThreadLocal.withInitial(() -> new PriceDecoder(registry));
    }

    /** Of a single price, whose key is the symbol; none of a heartbeat. */
    List<Trade> single(String symbol, byte[] value) {
        List<Price> prices = prices(symbol, value);
        return prices.isEmpty() ? List.of() : List.of(trade(prices.get(0)));
    }

    /** Of a batch, by symbol. */
    List<KeyValue<String, Trade>> batch(String ignored, byte[] value) {
        List<Price> prices = prices(ignored, value);
        List<KeyValue<String, Trade>> trades = new ArrayList<>(prices.size());
        for (Price price : prices) {
            trades.add(KeyValue.pair(price.symbol(), trade(price)));
        }
        return trades;
    }

    private List<Price> prices(String key, byte[] value) {
        Decoded<Prices> decoded = decoders.get().decode(key == null ? null : key.getBytes(UTF_8), value);
        return decoded instanceof Decoded.Value<Prices> read ? read.value().prices() : List.of();
    }

    private static Trade trade(Price price) {
        return new Trade(price.time(), price.price());
    }
}
