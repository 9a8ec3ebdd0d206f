package io.marketsignals.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A support or resistance zone [low, high] of an index, index points.
 *
 * @param role at the start; it may flip
 * @param validTo first session in which the zone no longer holds; null: open end
 */
public record ZoneDefinition(
        String id, String index, Role role, double low, double high, String label, LocalDate validTo) {

    /** From which side a zone is met: a resistance from below, a support from above. */
    public enum Role {
        RESISTANCE,
        SUPPORT;

        public Role flipped() {
            return this == RESISTANCE ? SUPPORT : RESISTANCE;
        }
    }

    public ZoneDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(role, "role");
        if (!(low > 0 && low < high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("zone " + id + " must have 0 < low < high: " + low + ", " + high);
        }
    }

    /** Whether the zone holds on a session. */
    public boolean holdsOn(LocalDate session) {
        return validTo == null || session.isBefore(validTo);
    }
}
