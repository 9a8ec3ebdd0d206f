package io.marketsignals.wire;

import static io.marketsignals.wire.Records.TIME;
import static io.marketsignals.wire.Records.framed;
import static io.marketsignals.wire.Records.key;
import static io.marketsignals.wire.Records.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Level;
import io.marketsignals.model.Levels;
import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.model.RejectionReason;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class EvolvedWriterTest {
    private static final Schema OLDER = schema("{'type':'record','name':'ConstituentPrice',"
            + "'namespace':'io.marketsignals.schema','fields':["
            + "{'name':'price','type':'float'},{'name':'time','type':'long'},{'name':'symbol','type':'string'}]}");
    private static final Schema NEWER = schema("{'type':'record','name':'ConstituentPrice',"
            + "'namespace':'io.marketsignals.schema','fields':["
            + "{'name':'venue','type':'string'},{'name':'time','type':'long'},{'name':'volume','type':'long'},"
            + "{'name':'symbol','type':'string'},{'name':'price','type':'double'},"
            + "{'name':'kind','type':{'type':'enum','name':'PriceKind','symbols':['AUCTION','OFFICIAL_CLOSE']}},"
            + "{'name':'marks','type':{'type':'array','items':'string'}}]}");

    private final MemoryRegistry registry = new MemoryRegistry();
    private final PriceDecoder decoder = new PriceDecoder(registry);

    @Test
    void shouldFillInDefaultsWhenTheWriterHasFewerFieldsInAnotherOrder() {
        GenericRecord written = new GenericRecordBuilder(OLDER)
                .set("price", 100.5f)
                .set("time", TIME)
                .set("symbol", "TCS")
                .build();

        assertThat(decoder.decode(key("TCS"), framed(id(OLDER), written)))
                .isEqualTo(new Decoded.Value<>(Prices.of(Price.traded("TCS", TIME, 100.5, 0))));
    }

    @Test
    void shouldPassOverNewFieldsWhenTheWriterHasMore() {
        byte[] bytes = framed(id(NEWER), newer("TCS", "OFFICIAL_CLOSE"));
        Price expected = new Price("TCS", TIME, 7.25, 9, true, false);

        assertThat(decoder.decode(key("TCS"), bytes)).isEqualTo(new Decoded.Value<>(Prices.of(expected)));
    }

    @Test
    void shouldTakeTheDefaultWhenTheWriterHasANewEnumSymbol() {
        byte[] bytes = framed(id(NEWER), newer("TCS", "AUCTION"));

        assertThat(decoder.decode(key("TCS"), bytes))
                .isEqualTo(new Decoded.Value<>(Prices.of(Price.traded("TCS", TIME, 7.25, 9))));
    }

    @Test
    void shouldReadABatchWhenItsWriterAndItsPricesHaveEvolved() {
        Schema batch = schema("{'type':'record','name':'PriceBatch','namespace':'io.marketsignals.schema','fields':["
                + "{'name':'source','type':'string'},{'name':'prices','type':{'type':'array','items':" + NEWER
                + "}},{'name':'asOf','type':'long'}]}");
        GenericRecord written = new GenericData.Record(batch);
        written.put("source", "nse");
        written.put("prices", List.of(newer("TCS", "AUCTION"), newer("INFY", "OFFICIAL_CLOSE")));
        written.put("asOf", TIME + 1);

        assertThat(decoder.decode(null, framed(id(batch), written)))
                .isEqualTo(new Decoded.Value<>(new Prices(
                        TIME + 1,
                        List.of(Price.traded("TCS", TIME, 7.25, 9), new Price("INFY", TIME, 7.25, 9, true, false)))));
    }

    @Test
    void shouldRefuseAndGoOnWhenAnEvolvedRecordIsCutAnywhere() {
        byte[] whole = framed(id(NEWER), newer("TCS", "OFFICIAL_CLOSE"));
        for (int length = 5; length < whole.length; length++) {
            assertThat(decoder.decode(key("TCS"), Arrays.copyOf(whole, length)))
                    .isInstanceOfSatisfying(Decoded.Refused.class, refused -> assertThat(refused.reason())
                            .isEqualTo(RejectionReason.TRUNCATED));
            assertThat(decoder.decode(key("TCS"), whole)).isInstanceOf(Decoded.Value.class);
        }
    }

    @Test
    void shouldRefuseWhenAFieldThatWeNeedIsMissing() {
        Schema priceless = schema("{'type':'record','name':'ConstituentPrice','namespace':'io.marketsignals.schema',"
                + "'fields':[{'name':'symbol','type':'string'},{'name':'time','type':'long'}]}");

        assertThat(decoder.decode(key("TCS"), framed(id(priceless), new byte[] {0, 0})))
                .isInstanceOfSatisfying(Decoded.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(RejectionReason.FOREIGN_SCHEMA));
    }

    @Test
    void shouldRefuseTheSchemaWhenItCouldRepeatNothingForEver() {
        Schema endless = schema(NEWER.toString()
                .replace("{\"type\":\"array\",\"items\":\"string\"}", "{\"type\":\"array\",\"items\":\"null\"}"));

        assertThat(decoder.decode(key("TCS"), framed(id(endless), new byte[9])))
                .isInstanceOfSatisfying(Decoded.Refused.class, refused -> assertThat(refused.detail())
                        .contains("take no bytes"));
    }

    @Test
    void shouldReadALevelWhenItsWriterHasEvolved() {
        Schema newer = schema("{'type':'record','name':'IndexTick','namespace':'io.marketsignals.schema','fields':["
                + "{'name':'level','type':'double'},{'name':'index','type':'string'},{'name':'time','type':'long'},"
                + "{'name':'open','type':'double'}]}");
        GenericRecord written = new GenericRecordBuilder(newer)
                .set("level", 24000.5)
                .set("index", "NIFTY")
                .set("time", TIME)
                .set("open", 1.0)
                .build();

        assertThat(new LevelDecoder(registry).decode(key("NIFTY"), framed(id(newer), written)))
                .isEqualTo(new Decoded.Value<>(Levels.of(Level.traded("NIFTY", TIME, 24000.5, 0))));
    }

    private static GenericRecord newer(String symbol, String kind) {
        return new GenericRecordBuilder(NEWER)
                .set("venue", "NSE")
                .set("time", TIME)
                .set("volume", 9L)
                .set("symbol", symbol)
                .set("price", 7.25)
                .set("kind", new GenericData.EnumSymbol(NEWER.getField("kind").schema(), kind))
                .set("marks", List.of("a", "b"))
                .build();
    }

    private int id(Schema writer) {
        return registry.register("any", writer.toString());
    }
}
