package io.marketsignals.index.history;

import io.marketsignals.model.Settings;

/**
 * A rally attempt: the first up close after a closing low of some sessions is its day 1; a close below the low voids it.
 *
 * @param low the closing low; null: there is no attempt
 * @param lowSession epoch day; null with low
 * @param day sessions since the low up to the first up close, it included, and after it, silent ones included; 0: no up close yet
 * @param followedOn the day on which it was followed through; null: not yet
 */
public record RallyAttempt(Double low, Integer lowSession, int day, Integer followedOn) {
    public static final RallyAttempt NONE = new RallyAttempt(null, null, 0, null);

    /**
     * What begins an attempt and what follows it through.
     *
     * @param lowSessions sessions of which the low is the lowest close, its own included
     * @param firstDay first day on which a follow-through counts
     * @param lastDay last such day; after it the attempt is over
     * @param gain least session return, fraction
     */
    public record Rule(int lowSessions, int firstDay, int lastDay, double gain) {
        /**
         * {@code follow-through.low-sessions} 20, {@code follow-through.first-day} 4, {@code follow-through.last-day} 10,
         * {@code follow-through.return} 0.0125.
         */
        public static Rule from(Settings settings) {
            return new Rule(
                    settings.count("follow-through.low-sessions", 20, 2, 20),
                    settings.count("follow-through.first-day", 4, 1, 100),
                    settings.count("follow-through.last-day", 10, 1, 100),
                    settings.number("follow-through.return", 0.0125, 0.0001, 1));
        }
    }

    /** Whether the last session taken in is the one that followed through. */
    public boolean followsThrough() {
        return followedOn != null && followedOn == day;
    }

    /**
     * The attempt after a session.
     *
     * @param before the history that does not hold the session yet
     */
    RallyAttempt next(SessionSummary today, IndexHistory before, Rule rule) {
        boolean running = day > 0 && day < rule.lastDay();
        if (today.close() == null) {
            return running ? new RallyAttempt(low, lowSession, day + 1, followedOn) : day > 0 ? NONE : this;
        }
        boolean held = low != null && today.close() >= low;
        if (held && running) {
            return onDay(day + 1, today, before, rule);
        }
        if (lowest(today.close(), before, rule.lowSessions())) {
            return new RallyAttempt(today.close(), today.session(), 0, null);
        }
        boolean waiting = held && day == 0;
        return !waiting ? NONE : today.close() > before.previousClose() ? onDay(1, today, before, rule) : this;
    }

    private RallyAttempt onDay(int newDay, SessionSummary today, IndexHistory before, Rule rule) {
        boolean follows = followedOn == null
                && newDay >= rule.firstDay()
                && newDay <= rule.lastDay()
                && today.close() / before.previousClose() - 1 >= rule.gain()
                && TradedVolume.rose(today, before.back(1));
        return new RallyAttempt(low, lowSession, newDay, follows ? Integer.valueOf(newDay) : followedOn);
    }

    /** Whether no close of the last sessions, the new one included, lies below it; false with a shorter known history. */
    private static boolean lowest(double close, IndexHistory before, int sessions) {
        if (before.folded().records().known() + 1 < sessions) {
            return false;
        }
        for (int n = 1; n < sessions; n++) {
            Double earlier = before.back(n).close();
            if (earlier != null && earlier < close) {
                return false;
            }
        }
        return true;
    }
}
