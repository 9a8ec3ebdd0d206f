package io.marketsignals.signal;

/** How strong a signal is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH
}
