package io.marketsignals.index.zone;

/** A step in the life of a support or resistance zone. */
public enum ZoneEvent {
    APPROACH("approach"),
    ENTER("enter"),
    BREAK("break"),
    BREAK_CONFIRMED("break-confirmed"),
    RETEST_HELD("retest-held"),
    FAILED_BREAK("failed-break"),
    ROLE_FLIPPED("role-flipped");

    private final String id;

    ZoneEvent(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
