package io.marketsignals.crossmarket;

/** What happens to a watch. */
public enum WatchEvent {
    OPENED("watch-opened"),
    CONFIRMED("follow-through-confirmed"),
    NOT_CONFIRMED("not-confirmed");

    private final String id;

    WatchEvent(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
