package io.marketsignals.wire;

import io.marketsignals.model.RejectionReason;
import io.marketsignals.model.Tick;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the records of an input topic one after the other, and says of each what is in it. Belongs to one thread. */
public interface TickReader<T extends Tick> {

    /**
     * Why the bytes were no record that belongs here.
     *
     * @param detail a sentence for people; quotes at most 64 printable characters of what was received
     */
    record Refusal(RejectionReason reason, String detail) {}

    /**
     * Reads a record, all of it or nothing; empty when it was read.
     *
     * @param key must be the name's UTF-8 bytes for a record of one tick; ignored for one of many
     * @throws RegistryUnavailableException if the schema id is new and the registry does not answer; nothing is decided then
     */
    Optional<Refusal> read(byte @Nullable [] key, byte @Nullable [] value);

    /** Event time that the partition has reached with the record read last, epoch milliseconds UTC. */
    long asOf();

    /** The ticks of the record read last, oldest first; valid until the next. A heartbeat has none. */
    List<T> ticks();

    /**
     * The number that this reader gives the name of a tick: small, from 0, and the same for the same name until very many
     * are known. It spares whoever keeps something by name a search, and says nothing by itself.
     *
     * @param place in {@link #ticks}
     */
    int number(int place);
}
