package io.marketsignals.index.history;

/**
 * McClellan oscillator EMA19 - EMA39 of one value a session, and the running sum of the oscillators.
 *
 * @param sum of the oscillators since the first one; 0 before it
 */
public record McClellan(Ema fast, Ema slow, double sum) {
    public static final McClellan START = new McClellan(Ema.of(19), Ema.of(39), 0);

    /** With a session more; one without a value, null, changes nothing. */
    public McClellan next(Double x) {
        if (x == null) {
            return this;
        }
        McClellan next = new McClellan(fast.next(x), slow.next(x), sum);
        return next.oscillator() == null ? next : new McClellan(next.fast, next.slow, sum + next.oscillator());
    }

    /** Null with fewer than 39 values. */
    public Double oscillator() {
        return slow.value() == null ? null : fast.value() - slow.value();
    }

    /** Summation index: the first oscillator plus all later ones; null with fewer than 39 values. */
    public Double summation() {
        return slow.value() == null ? null : Double.valueOf(sum);
    }
}
