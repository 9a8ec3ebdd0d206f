package io.marketsignals.history.yaml;

import java.util.Objects;

/**
 * A place in a file that the user gave.
 *
 * @param file as the user named it
 * @param line from 1
 */
public record Position(String file, int line) {
    public Position {
        Objects.requireNonNull(file, "file");
    }

    /** A complaint about this place. */
    public InputError error(String sentence) {
        return new InputError(this + ": " + sentence);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
