package io.marketsignals.wire;

import static io.marketsignals.wire.Records.framed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.model.RejectionReason;
import io.marketsignals.schema.Pair;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireDecoderTest {
    private static final ReferenceEntry ENTRY = new ReferenceEntry(
            ReferenceKind.PAIR,
            "small-large",
            List.of(new ReferenceVersion(LocalDate.of(2024, 1, 2), null, new Pair("NSE", "SMALL100", "NIFTY"))));

    private final MemoryRegistry registry = new MemoryRegistry();
    private final WireEncoder<ReferenceEntry> encoder =
            WireEncoder.forTopic(registry, "market.reference.v1", ReferenceEntry.class);
    private final WireDecoder<ReferenceEntry> decoder = new WireDecoder<>(registry, ReferenceEntry.class);
    private final byte[] whole = encoder.encode(ENTRY);

    @Test
    void shouldReadWhatWasWritten() {
        assertThat(encoder.subject()).isEqualTo("market.reference.v1-value");
        // By text: Avro's list of records with a nullable date throws on equals.
        assertThat(decoder.decode(whole)).hasToString(new Decoded.Value<>(ENTRY).toString());
    }

    @Test
    void shouldRefuseWhenTheBytesAreNoSuchRecord() {
        for (int length = 0; length < whole.length; length++) {
            assertThat(reason(Arrays.copyOf(whole, length)))
                    .isEqualTo(length < 5 ? RejectionReason.NOT_WIRE_FORMAT : RejectionReason.TRUNCATED);
        }
        assertThat(reason(null)).isEqualTo(RejectionReason.NULL_VALUE);
        assertThat(reason(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(RejectionReason.TRAILING_BYTES);
        assertThat(reason(framed(99, new byte[4]))).isEqualTo(RejectionReason.UNKNOWN_SCHEMA);
        assertThat(reason(framed(registry.register("x", "\"int\""), new byte[4])))
                .isEqualTo(RejectionReason.FOREIGN_SCHEMA);
        assertThat(reason(framed(WireFormat.schemaId(whole), new byte[] {40}))).isEqualTo(RejectionReason.MALFORMED);
    }

    @Test
    void shouldAnswerWhateverTheBytesAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
            }

            assertThat(decoder.decode(bytes)).as("seed %d, round %d", seed, i).isNotNull();
        }
    }

    @Test
    void shouldWriteAWholeRecordWhenTheOneBeforeFailed() {
        ReferenceEntry broken = new ReferenceEntry(ReferenceKind.PAIR, null, List.of());

        assertThatThrownBy(() -> encoder.encode(broken)).isInstanceOf(NullPointerException.class);
        assertThat(encoder.encode(ENTRY)).isEqualTo(whole);
    }

    @Test
    void shouldRegisterOnceAndNotBeforeTheFirstRecord() {
        MemoryRegistry down = new MemoryRegistry();
        down.failures = 1;
        WireEncoder<ReferenceEntry> late = WireEncoder.forTopic(down, "t", ReferenceEntry.class);

        assertThatThrownBy(() -> late.encode(ENTRY)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(late.encode(ENTRY)).isEqualTo(whole);
        down.failures = 1;
        assertThat(late.encode(ENTRY)).isEqualTo(whole);
    }

    private RejectionReason reason(byte[] value) {
        Decoded<ReferenceEntry> decoded = decoder.decode(value);
        assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        return ((Decoded.Refused<ReferenceEntry>) decoded).reason();
    }
}
