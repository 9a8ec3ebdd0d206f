package io.marketsignals.wire;

import static io.marketsignals.wire.Records.TIME;
import static io.marketsignals.wire.Records.TOPIC;
import static io.marketsignals.wire.Records.batch;
import static io.marketsignals.wire.Records.framed;
import static io.marketsignals.wire.Records.key;
import static io.marketsignals.wire.Records.price;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.PriceBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceDecoderTest {
    private static final Price TCS = new Price("TCS", TIME, 4012.5, 700, true, true);

    private final MemoryRegistry registry = new MemoryRegistry();
    private final WireEncoder<ConstituentPrice> singles =
            WireEncoder.forRecordOfTopic(registry, TOPIC, ConstituentPrice.class);
    private final WireEncoder<PriceBatch> batches = WireEncoder.forRecordOfTopic(registry, TOPIC, PriceBatch.class);
    private final PriceDecoder decoder = new PriceDecoder(registry);
    private final byte[] single = singles.encode(price("TCS", 4012.5));

    @Test
    void shouldReadAPriceWhenItsKeyIsItsSymbol() {
        assertThat(decoder.decode(key("TCS"), single)).isEqualTo(new Decoded.Value<>(Prices.of(TCS)));
    }

    @Test
    void shouldReadABatchWhenItHasNoKey() {
        byte[] bytes = batches.encode(batch(price("TCS", 4012.5), price("INFY", 1500)));

        assertThat(decoder.decode(null, bytes))
                .isEqualTo(new Decoded.Value<>(
                        new Prices(TIME, List.of(TCS, new Price("INFY", TIME, 1500, 700, true, true)))));
    }

    @Test
    void shouldReadAHeartbeatWhenTheBatchIsEmpty() {
        assertThat(decoder.decode(key("any"), batches.encode(batch())))
                .isEqualTo(new Decoded.Value<>(Prices.heartbeat(TIME)));
    }

    @Test
    void shouldReadVolumeAsZeroWhenItIsNull() {
        ConstituentPrice quiet = price("TCS", 4012.5);
        quiet.setVolume(null);

        assertThat(decoder.decode(key("TCS"), singles.encode(quiet)))
                .isEqualTo(new Decoded.Value<>(Prices.of(new Price("TCS", TIME, 4012.5, 0, true, true))));
    }

    @Test
    void shouldAskTheRegistryOnceWhenManyRecordsHaveOneId() {
        for (int i = 0; i < 1000; i++) {
            decoder.decode(key("TCS"), single);
        }

        assertThat(registry.questions).isEqualTo(1);
    }

    @Test
    void shouldNumberNamesAlikeWhenTheyComeAgain() {
        ConstituentPrice[] prices = new ConstituentPrice[3_000];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = price("S%06d".formatted(i), 1 + i);
        }

        for (int time = 0; time < 2; time++) {
            assertThat(decoder.read(null, batches.encode(batch(prices)))).isEmpty();
            for (int i = 0; i < prices.length; i++) {
                assertThat(decoder.ticks().get(i).symbol()).isEqualTo("S%06d".formatted(i));
                assertThat(decoder.number(i)).isEqualTo(i);
            }
        }
        assertThat(decoder.read(key("S000007"), singles.encode(price("S000007", 2))))
                .isEmpty();
        assertThat(decoder.number(0)).isEqualTo(7);
    }

    @Test
    void shouldRefuseWhenThereIsNoValue() {
        assertThat(reason(key("TCS"), null)).isEqualTo(RejectionReason.NULL_VALUE);
    }

    @Test
    void shouldRefuseWhenASinglePriceHasNoKey() {
        assertThat(reason(null, single)).isEqualTo(RejectionReason.NULL_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TC", "TCSX", "tcs", "INFY"})
    void shouldRefuseWhenTheKeyIsNotTheSymbol(String key) {
        assertThat(reason(key(key), single)).isEqualTo(RejectionReason.KEY_MISMATCH);
    }

    @Test
    void shouldRefuseWhenTheFirstByteIsNotZero() {
        byte[] wrong = single.clone();
        wrong[0] = 1;

        assertThat(reason(key("TCS"), wrong)).isEqualTo(RejectionReason.NOT_WIRE_FORMAT);
    }

    @Test
    void shouldRefuseWhenTheValueEndsAtAnyPlace() {
        byte[] many = batches.encode(batch(price("TCS", 4012.5), price("INFY", 1500)));
        for (byte[] whole : List.of(single, many)) {
            for (int length = 0; length < whole.length; length++) {
                assertThat(reason(key("TCS"), Arrays.copyOf(whole, length)))
                        .as("first %d of %d bytes", length, whole.length)
                        .isEqualTo(length < 5 ? RejectionReason.NOT_WIRE_FORMAT : RejectionReason.TRUNCATED);
            }
        }
    }

    @Test
    void shouldRefuseWhenBytesFollowTheRecord() {
        byte[] longer = Arrays.copyOf(single, single.length + 1);

        assertThat(reason(key("TCS"), longer)).isEqualTo(RejectionReason.TRAILING_BYTES);
    }

    @Test
    void shouldRefuseWhenTheNameIsEmptyOrTooLongOrNotText() {
        String longest = "\u20b9".repeat(64);
        byte[] notText = single.clone();
        notText[7] = (byte) 0xff;

        assertThat(decoder.decode(key(longest), singles.encode(price(longest, 1))))
                .isInstanceOf(Decoded.Value.class);
        assertThat(reason(key(longest + "x"), singles.encode(price(longest + "x", 1))))
                .isEqualTo(RejectionReason.BAD_NAME);
        assertThat(reason(key(""), singles.encode(price("", 1)))).isEqualTo(RejectionReason.BAD_NAME);
        assertThat(reason(null, batches.encode(batch(price("TCS", 1), price("x".repeat(1000), 1)))))
                .isEqualTo(RejectionReason.BAD_NAME);
        assertThat(reason(key("TCS"), notText)).isEqualTo(RejectionReason.BAD_NAME);
    }

    @Test
    void shouldRefuseWhenAUnionOrEnumHasNoSuchPlace() {
        byte[] badEnum = single.clone();
        badEnum[badEnum.length - 1] = 8;
        byte[] badUnion = singles.encode(price("TCS", 4012.5));
        badUnion[badUnion.length - 5] = 6;

        assertThat(reason(key("TCS"), badEnum)).isEqualTo(RejectionReason.MALFORMED);
        assertThat(reason(key("TCS"), badUnion)).isEqualTo(RejectionReason.MALFORMED);
    }

    @Test
    void shouldRefuseWithoutAllocatingWhenALengthIsHuge() {
        int id = WireFormat.schemaId(single);
        int batchId = WireFormat.schemaId(batches.encode(batch()));
        byte[] gigabyteName = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07, 'T'};
        byte[] manyPrices = {2, (byte) 0xfe, (byte) 0xff, (byte) 0x3f, 'T'};
        byte[] mostPrices = {2, (byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07, 'T'};

        assertThat(reason(key("T"), framed(id, gigabyteName)))
                .isIn(RejectionReason.MALFORMED, RejectionReason.TRUNCATED);
        assertThat(reason(null, framed(batchId, manyPrices))).isEqualTo(RejectionReason.TRUNCATED);
        assertThat(reason(null, framed(batchId, mostPrices)))
                .isIn(RejectionReason.MALFORMED, RejectionReason.TRUNCATED);
    }

    @Test
    void shouldRefuseWhenTheSchemaIsUnknownOrForeign() {
        int foreign = registry.register("x", "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[]}");
        int notARecord = registry.register("x", "\"string\"");
        int notAvro = registry.register("x", "syntax = proto3;");

        assertThat(reason(key("TCS"), framed(999, new byte[0]))).isEqualTo(RejectionReason.UNKNOWN_SCHEMA);
        for (int id : new int[] {foreign, notARecord, notAvro}) {
            assertThat(reason(key("TCS"), framed(id, new byte[0]))).isEqualTo(RejectionReason.FOREIGN_SCHEMA);
        }
        registry.questions = 0;
        assertThat(reason(key("TCS"), framed(foreign, new byte[0]))).isEqualTo(RejectionReason.FOREIGN_SCHEMA);
        assertThat(registry.questions).isZero();
    }

    @Test
    void shouldAnswerWhateverTheBytesAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] many = batches.encode(batch(price("TCS", 4012.5), price("INFY", 1500)));
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = (random.nextBoolean() ? single : many).clone();
            if (random.nextInt(4) == 0) {
                bytes = framed(WireFormat.schemaId(bytes), new byte[random.nextInt(60)]);
                random.nextBytes(bytes);
                System.arraycopy(random.nextBoolean() ? single : many, 0, bytes, 0, 5);
            } else {
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }

            assertThat(decoder.decode(key("TCS"), bytes))
                    .as("seed %d, round %d", seed, i)
                    .isNotNull();
        }
        assertThat(decoder.decode(key("TCS"), single)).isEqualTo(new Decoded.Value<>(Prices.of(TCS)));
    }

    private RejectionReason reason(byte[] key, byte[] value) {
        Decoded<Prices> decoded = decoder.decode(key, value);
        assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        return ((Decoded.Refused<Prices>) decoded).reason();
    }
}
