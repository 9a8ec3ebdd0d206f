package io.marketsignals.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.model.Reference;
import io.marketsignals.topology.query.Span;

/** What is asked of the stores, here or at another instance; each may throw NotReadyException. */
interface Questions {
    /** The reference data in force. */
    Reference reference();

    /** What is known of an index; throws UnknownIndexException. */
    JsonNode index(String id, Span minutes, boolean forwarded);

    /**
     * What the application does.
     *
     * @param own this instance's part alone
     */
    JsonNode topology(boolean own);
}
