package io.marketsignals.wire;

import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the prices topic: {@code ConstituentPrice} and {@code PriceBatch}, written with any schema that evolves from ours.
 * Says what the bytes are, not whether the numbers make sense. Belongs to one thread.
 */
public final class PriceDecoder {
    private final TickDecoder<Price, Prices> decoder;

    public PriceDecoder(SchemaRegistry registry) {
        decoder = new TickDecoder<>(registry, new Shape());
    }

    /**
     * What one record of the topic says.
     *
     * @param key must be the symbol's UTF-8 bytes for a single price; ignored for a batch
     * @throws RegistryUnavailableException if the schema id is new and the registry does not answer; nothing is decided then
     */
    public Decoded<Prices> decode(byte @Nullable [] key, byte @Nullable [] value) {
        return decoder.decode(key, value);
    }

    private static final class Shape implements TickShape<Price, Prices> {
        private static final int FIELDS = 6;
        private static final PriceKind[] KINDS = PriceKind.values();
        private static final TradingStatus[] STATUSES = TradingStatus.values();

        @Override
        public Schema single() {
            return ConstituentPrice.getClassSchema();
        }

        @Override
        public Schema batch() {
            return PriceBatch.getClassSchema();
        }

        @Override
        public Price read(Decoder in, FieldOrder fields, Names names) throws IOException {
            fields.startRecord();
            String symbol = "";
            long time = 0;
            double price = 0;
            long volume = 0;
            PriceKind kind = PriceKind.TRADED;
            TradingStatus status = TradingStatus.TRADING;
            for (int place = 0; place < FIELDS; place++) {
                switch (fields.field(place)) {
                    case 0 -> symbol = names.read(in);
                    case 1 -> time = in.readLong();
                    case 2 -> price = in.readDouble();
                    case 3 -> volume = Fields.optionalLong(in);
                    case 4 -> kind = Fields.enumValue(in, KINDS);
                    default -> status = Fields.enumValue(in, STATUSES);
                }
            }
            return new Price(
                    symbol, time, price, volume, kind == PriceKind.OFFICIAL_CLOSE, status == TradingStatus.HALTED);
        }

        @Override
        public Prices of(Price price) {
            return Prices.of(price);
        }

        @Override
        public Prices of(long asOf, List<Price> prices) {
            return new Prices(asOf, prices);
        }
    }
}
