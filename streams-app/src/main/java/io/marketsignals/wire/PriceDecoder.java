package io.marketsignals.wire;

import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the prices topic: {@code ConstituentPrice} and {@code PriceBatch}, written with any schema that evolves from ours.
 * Says what the bytes are, not whether the numbers make sense. Belongs to one thread.
 */
public final class PriceDecoder implements TickReader<Price> {
    private final TickReader<Price> decoder;

    public PriceDecoder(SchemaRegistry registry) {
        decoder = new TickDecoder<>(registry, new Shape());
    }

    @Override
    public Optional<Refusal> read(byte @Nullable [] key, byte @Nullable [] value) {
        return decoder.read(key, value);
    }

    @Override
    public long asOf() {
        return decoder.asOf();
    }

    @Override
    public List<Price> ticks() {
        return decoder.ticks();
    }

    @Override
    public int number(int place) {
        return decoder.number(place);
    }

    /** What one record of the topic says, as {@link #read} reads it, for whoever keeps it. */
    public Decoded<Prices> decode(byte @Nullable [] key, byte @Nullable [] value) {
        return read(key, value)
                .<Decoded<Prices>>map(refusal -> new Decoded.Refused<>(refusal.reason(), refusal.detail()))
                .orElseGet(() -> new Decoded.Value<>(new Prices(asOf(), ticks())));
    }

    private static final class Shape implements TickShape<Price> {
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
        public Price read(TickFields fields, Names names) throws IOException {
            fields.startRecord();
            String symbol = "";
            long time = 0;
            double price = 0;
            long volume = 0;
            PriceKind kind = PriceKind.TRADED;
            TradingStatus status = TradingStatus.TRADING;
            for (int place = 0; place < FIELDS; place++) {
                switch (fields.field(place)) {
                    case 0 -> symbol = fields.readName(names);
                    case 1 -> time = fields.readLong();
                    case 2 -> price = fields.readDouble();
                    case 3 -> volume = fields.readOptionalLong();
                    case 4 -> kind = KINDS[fields.readEnum(KINDS.length)];
                    default -> status = STATUSES[fields.readEnum(STATUSES.length)];
                }
            }
            return new Price(
                    symbol, time, price, volume, kind == PriceKind.OFFICIAL_CLOSE, status == TradingStatus.HALTED);
        }
    }
}
