package io.marketsignals.health;

/**
 * One thing that was looked at.
 *
 * @param detail a sentence, or part of one, for an operator
 */
public record Check(String name, boolean up, String detail) {
    static Check up(String name, String detail) {
        return new Check(name, true, detail);
    }

    static Check down(String name, String detail) {
        return new Check(name, false, detail);
    }
}
