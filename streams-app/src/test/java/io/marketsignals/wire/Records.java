package io.marketsignals.wire;

import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.LevelKind;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.PriceKind;
import io.marketsignals.schema.TradingStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Records and bytes for the tests of this package. */
final class Records {
    static final String TOPIC = "market.constituent-prices.v1";
    static final long TIME = 1_700_000_000_123L;

    private Records() {}

    static ConstituentPrice price(String symbol, double price) {
        return ConstituentPrice.newBuilder()
                .setSymbol(symbol)
                .setTime(Instant.ofEpochMilli(TIME))
                .setPrice(price)
                .setVolume(700L)
                .setKind(PriceKind.OFFICIAL_CLOSE)
                .setStatus(TradingStatus.HALTED)
                .build();
    }

    static PriceBatch batch(ConstituentPrice... prices) {
        return new PriceBatch(Instant.ofEpochMilli(TIME), List.of(prices));
    }

    static IndexTick tick(String index, double level) {
        return new IndexTick(index, Instant.ofEpochMilli(TIME), level, null, LevelKind.OFFICIAL_CLOSE);
    }

    static byte[] key(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** A record of any schema in the wire format. */
    static byte[] framed(int id, GenericRecord generic) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(generic.getSchema()).write(generic, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return framed(id, out.toByteArray());
    }

    static byte[] framed(int id, byte[] avro) {
        return ByteBuffer.allocate(5 + avro.length)
                .put((byte) 0)
                .putInt(id)
                .put(avro)
                .array();
    }

    static Schema schema(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
