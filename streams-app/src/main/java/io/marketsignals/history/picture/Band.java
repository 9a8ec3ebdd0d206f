package io.marketsignals.history.picture;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Sessions that are shaded behind all strips.
 *
 * @param from first session of the drawing, inclusive
 * @param to last session, inclusive
 * @param up whether in the colour of rising rather than of falling
 * @param reason what a reader sees who points at it
 */
public record Band(LocalDate from, LocalDate to, boolean up, String reason) {
    public Band {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(reason, "reason");
    }
}
