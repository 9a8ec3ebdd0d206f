package io.marketsignals.crossmarket;

/** What waits until both markets of a lead-lag have passed its time; exactly one of the two is set. */
public record PairNews(Trigger trigger, FollowerClose close) {
    public PairNews {
        if ((trigger == null) == (close == null)) {
            throw new IllegalArgumentException("either a trigger or a close: " + trigger + ", " + close);
        }
    }

    static PairNews of(Trigger trigger) {
        return new PairNews(trigger, null);
    }

    static PairNews of(FollowerClose close) {
        return new PairNews(null, close);
    }

    /** A trigger's time, a session's open. */
    long time() {
        return trigger != null ? trigger.time() : close.session().open();
    }
}
