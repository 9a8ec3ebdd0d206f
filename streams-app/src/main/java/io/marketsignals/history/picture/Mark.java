package io.marketsignals.history.picture;

import java.time.LocalDate;
import java.util.Objects;

/**
 * An alert on a picture.
 *
 * @param up whether it points upwards
 * @param name what is written beside it where there is room; empty: nothing
 * @param reason what a reader sees who points at it
 */
public record Mark(LocalDate session, boolean up, String name, String reason) {
    public Mark {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }
}
