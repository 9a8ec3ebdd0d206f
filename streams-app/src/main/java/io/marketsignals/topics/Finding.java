package io.marketsignals.topics;

/**
 * Something about a topic that is not as the table says.
 *
 * @param kind what sort of thing
 * @param topic the topic's name
 * @param config the broker setting that is wrong; empty when the topic is missing or cannot be read
 * @param sentence what is wrong, what it does, and the command that repairs it
 */
public record Finding(Kind kind, String topic, String config, String sentence) {
    /** Whether one can run with it. */
    public enum Kind {
        /** The topic does not exist; nothing starts. */
        MISSING,
        /** Records would be lost or mistimed without a word; nothing starts. */
        HARMFUL,
        /** Some records may be refused, and whoever sends them is told; worth a warning. */
        RISKY
    }

    /** Whether the application refuses to start. */
    public boolean refusesStart() {
        return kind != Kind.RISKY;
    }
}
