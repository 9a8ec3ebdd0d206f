package io.marketsignals.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * How one writer's records are read with our schema: straight from the bytes if it wrote with the same schema, else through
 * Avro's resolution, which drops fields we do not know, fills in those it did not know, and says in which order they come.
 */
final class FieldOrder {
    private final @Nullable ResolvingDecoder resolving;
    private Schema.Field @Nullable [] order;

    FieldOrder(@Nullable ResolvingDecoder resolving) {
        this.resolving = resolving;
    }

    /** The decoder to read with from now on. */
    Decoder open(Decoder bytes) throws IOException {
        if (resolving == null) {
            return bytes;
        }
        resolving.configure(bytes);
        return resolving;
    }

    /** To be called at the beginning of each record, nested ones too; a nested record's order replaces its parent's. */
    void startRecord() throws IOException {
        order = resolving == null ? null : resolving.readFieldOrderIfDiff();
    }

    /** Which of our fields comes at this place of the record. */
    int field(int place) {
        return order == null ? place : order[place].pos();
    }

    /** To be called after the record: passes over what the writer added at its end. */
    void finish() throws IOException {
        if (resolving != null) {
            resolving.drain();
        }
    }
}
