package io.marketsignals.history.diff;

/** What became of an alert from the first run to the second. */
public enum Verdict {
    ONLY_A("only in A"),
    ONLY_B("only in B"),
    /** The same alert with another start in the same session. */
    MOVED("moved"),
    CHANGED("changed"),
    /** Equal but for the thresholds that it lists, and the settings' version. */
    OTHER_THRESHOLDS("other thresholds"),
    /** Equal but for the settings' version. */
    OTHER_VERSION("other version"),
    EQUAL("equal");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** For a person. */
    public String words() {
        return words;
    }

    /** Whether the runs differ in such an alert. */
    public boolean differs() {
        return this == ONLY_A || this == ONLY_B || this == MOVED || this == CHANGED;
    }
}
