package io.marketsignals.query;

import io.marketsignals.wire.RegistryUnavailableException;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * A question that can be answered soon, but not now: state is restored or on its way to another instance, or its owner does
 * not answer. The message is a sentence for the asker.
 */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotReadyException(String sentence) {
        super(sentence);
    }

    private NotReadyException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The answer of a read of this instance's stores, which can be away before it, or go away in its midst. */
    public static <T> T unlessReadable(String what, Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidStateStoreException away) {
            throw new NotReadyException(
                    what + " cannot be read here now: its state is being restored or has moved to another instance.",
                    away);
        } catch (RegistryUnavailableException silent) {
            throw new NotReadyException(what + " cannot be read now: the schema registry does not answer.", silent);
        }
    }
}
