package io.marketsignals.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.marketsignals.model.Reference;
import io.marketsignals.topology.query.Span;

/** An instance whose stores hold nothing. */
record NoStores() implements Questions {
    @Override
    public Reference reference() {
        return Reference.EMPTY;
    }

    @Override
    public JsonNode index(String id, Span minutes, boolean forwarded) {
        return JsonNodeFactory.instance.objectNode().put("index", id).put("forwarded", forwarded);
    }

    @Override
    public JsonNode topology(boolean own) {
        return JsonNodeFactory.instance.objectNode().put("own", own);
    }
}
