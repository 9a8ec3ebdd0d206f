package io.marketsignals.wire;

import static io.marketsignals.wire.Records.TIME;
import static io.marketsignals.wire.Records.key;
import static io.marketsignals.wire.Records.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Level;
import io.marketsignals.model.Levels;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelDecoderTest {
    private static final String TOPIC = "market.index-ticks.v1";

    private final MemoryRegistry registry = new MemoryRegistry();
    private final WireEncoder<IndexTick> singles = WireEncoder.forRecordOfTopic(registry, TOPIC, IndexTick.class);
    private final WireEncoder<IndexTickBatch> batches =
            WireEncoder.forRecordOfTopic(registry, TOPIC, IndexTickBatch.class);
    private final LevelDecoder decoder = new LevelDecoder(registry);

    @Test
    void shouldReadALevelWhenItsKeyIsItsIndex() {
        assertThat(decoder.decode(key("NIFTY"), singles.encode(tick("NIFTY", 24_000.5))))
                .isEqualTo(new Decoded.Value<>(Levels.of(new Level("NIFTY", TIME, 24_000.5, 0, true))));
    }

    @Test
    void shouldReadABatchAndAHeartbeatWhateverTheKey() {
        IndexTickBatch one = new IndexTickBatch(Instant.ofEpochMilli(TIME + 5), List.of(tick("NIFTY", 24_000.5)));
        IndexTickBatch none = new IndexTickBatch(Instant.ofEpochMilli(TIME + 6), List.of());

        assertThat(decoder.decode(key("x"), batches.encode(one)))
                .isEqualTo(new Decoded.Value<>(
                        new Levels(TIME + 5, List.of(new Level("NIFTY", TIME, 24_000.5, 0, true)))));
        assertThat(decoder.decode(null, batches.encode(none)))
                .isEqualTo(new Decoded.Value<>(Levels.heartbeat(TIME + 6)));
    }

    @Test
    void shouldRefuseWhenTheKeyIsAnotherIndex() {
        assertThat(decoder.decode(key("SENSEX"), singles.encode(tick("NIFTY", 1))))
                .isEqualTo(new Decoded.Refused<>(
                        RejectionReason.KEY_MISMATCH, "The key 'SENSEX' is not the name in the value, 'NIFTY'"));
    }
}
