package io.marketsignals.bench.picture;

import java.util.Objects;

/** A value on the vertical axis that a figure is held against, such as a target. */
public record Limit(String name, double y) {
    public Limit {
        Objects.requireNonNull(name, "name");
    }
}
