package io.marketsignals.wire;

import io.marketsignals.model.Level;
import io.marketsignals.model.Levels;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.LevelKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the index-ticks topic: {@code IndexTick} and {@code IndexTickBatch}, written with any schema that evolves from ours.
 * Says what the bytes are, not whether the numbers make sense. Belongs to one thread.
 */
public final class LevelDecoder implements TickReader<Level> {
    private final TickReader<Level> decoder;

    public LevelDecoder(SchemaRegistry registry) {
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
    public List<Level> ticks() {
        return decoder.ticks();
    }

    @Override
    public int number(int place) {
        return decoder.number(place);
    }

    /** What one record of the topic says, as {@link #read} reads it, for whoever keeps it. */
    public Decoded<Levels> decode(byte @Nullable [] key, byte @Nullable [] value) {
        return read(key, value)
                .<Decoded<Levels>>map(refusal -> new Decoded.Refused<>(refusal.reason(), refusal.detail()))
                .orElseGet(() -> new Decoded.Value<>(new Levels(asOf(), ticks())));
    }

    private static final class Shape implements TickShape<Level> {
        private static final int FIELDS = 5;
        private static final LevelKind[] KINDS = LevelKind.values();

        @Override
        public Schema single() {
            return IndexTick.getClassSchema();
        }

        @Override
        public Schema batch() {
            return IndexTickBatch.getClassSchema();
        }

        @Override
        public Level read(TickFields fields, Names names) throws IOException {
            fields.startRecord();
            String index = "";
            long time = 0;
            double level = 0;
            long volume = 0;
            LevelKind kind = LevelKind.TRADED;
            for (int place = 0; place < FIELDS; place++) {
                switch (fields.field(place)) {
                    case 0 -> index = fields.readName(names);
                    case 1 -> time = fields.readLong();
                    case 2 -> level = fields.readDouble();
                    case 3 -> volume = fields.readOptionalLong();
                    default -> kind = KINDS[fields.readEnum(KINDS.length)];
                }
            }
            return new Level(index, time, level, volume, kind == LevelKind.OFFICIAL_CLOSE);
        }
    }
}
