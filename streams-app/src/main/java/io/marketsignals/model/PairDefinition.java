package io.marketsignals.model;

import java.util.Objects;

/** A small-capitalisation index against a large one of the same market. */
public record PairDefinition(String id, String market, String small, String large) {
    public PairDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(market, "market");
        if (small.equals(large)) {
            throw new IllegalArgumentException("pair " + id + " needs two indices, not " + small + " twice");
        }
    }
}
