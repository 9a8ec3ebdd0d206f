package io.marketsignals.symbol;

/** What a member that has traded in the session counts as. */
public enum MemberClass {
    /** Last price above the previous close. */
    ADVANCER,
    /** Last price below the previous close. */
    DECLINER,
    /** Last price equal to the previous close. */
    UNCHANGED,
    /** Traded, but listed today. */
    NO_PREVIOUS_CLOSE,
    HALTED
}
