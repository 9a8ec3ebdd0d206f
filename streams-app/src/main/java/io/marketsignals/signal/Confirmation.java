package io.marketsignals.signal;

/** Whether a finding can still change its mind: PROVISIONAL while a session is open where the rule speaks of a close. */
public enum Confirmation {
    PROVISIONAL,
    FINAL
}
