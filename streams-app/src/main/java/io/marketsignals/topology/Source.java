package io.marketsignals.topology;

import io.marketsignals.ingest.Checks;
import io.marketsignals.ingest.EventClock;
import io.marketsignals.model.Reference;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.wire.Decoded;
import java.util.List;
import java.util.Optional;

/**
 * What differs between the two inputs of stage 1.
 *
 * @param <B> what one record says
 * @param <T> one tick of it
 */
interface Source<B, T> {
    Decoded<B> decode(byte[] key, byte[] value);

    /** Event time that the partition has reached with the record. */
    long asOf(B batch);

    List<T> ticks(B batch);

    Optional<RejectionReason> refusal(Checks checks, T tick);

    void accept(T tick);

    void advance(long time);

    /** Forces a watermark for a silent partition. */
    void force(long time);

    void use(Reference reference);

    EventClock clock();

    /** Writes what a restart needs besides the states themselves. */
    void save();
}
