package io.marketsignals.topics;

import java.util.regex.Pattern;

/**
 * Whose topics these are: those of production, or those of one replay, which are named after it so that production is never
 * touched.
 *
 * @param name empty for production; else 1 to 64 letters, digits, dashes and underscores
 */
public record RunName(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{0,64}");

    /** Production. */
    public static final RunName NONE = new RunName("");

    /** The header of every record that a replay's application writes. */
    public static final String HEADER = "signals.run";

    public RunName {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a run's name has at most 64 letters, digits, - and _, but is '" + name + "'");
        }
    }

    /** Whether this is a replay's. */
    public boolean given() {
        return !name.isEmpty();
    }

    /** The name on the cluster of a topic of {@link TopicNames}: {@code <run>.<topic>}, or the topic itself. */
    public String topic(String topic) {
        return given() ? name + "." + topic : topic;
    }
}
