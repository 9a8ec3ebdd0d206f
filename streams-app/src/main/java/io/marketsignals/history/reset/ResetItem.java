package io.marketsignals.history.reset;

/**
 * One thing that a reset takes back.
 *
 * @param name of the group, topic or directory
 * @param size how much it is, for people
 */
public record ResetItem(Kind kind, String name, String size) {
    /** What is done to it. */
    public enum Kind {
        /** A changelog or repartition topic of the application, deleted. */
        INTERNAL_TOPIC("delete internal topic"),
        /** The application's state on this machine, removed. */
        STATE("remove local state"),
        /** An output topic of production: its records are deleted, the topic stays. */
        OUTPUT_RECORDS("delete the records of output topic"),
        /** An output topic of a replay's run, deleted. */
        OUTPUT_TOPIC("delete output topic"),
        /** An input topic of a replay's run, deleted. */
        INPUT_TOPIC("delete input topic"),
        /** A subject of a replay's run in the schema registry, removed. */
        SUBJECT("remove subject"),
        /** The consumer group with its committed offsets, deleted last: as long as it is there, something is left to do. */
        GROUP("delete consumer group");

        private final String deed;

        Kind(String deed) {
            this.deed = deed;
        }

        boolean deletesTopic() {
            return this == INTERNAL_TOPIC || this == OUTPUT_TOPIC || this == INPUT_TOPIC;
        }
    }

    /** What is done, in words. */
    public String sentence() {
        return kind.deed + " " + name + ": " + size;
    }
}
