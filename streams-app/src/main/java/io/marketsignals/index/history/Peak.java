package io.marketsignals.index.history;

/**
 * The highest level so far.
 *
 * @param level index points
 * @param session the first one that reached it, epoch day
 * @param since sessions that the market held after it
 * @param drawdown deepest fall below it in those sessions, fraction, >= 0
 */
public record Peak(double level, int session, int since, double drawdown) {
    /**
     * The peak after a session; equal is no new one.
     *
     * @param peak null: no level before
     * @param top the session's highest level; null: the session brought none
     * @param bottom its lowest; null with top
     */
    static Peak next(Peak peak, int session, Double top, Double bottom) {
        if (top == null) {
            return peak == null ? null : new Peak(peak.level, peak.session, peak.since + 1, peak.drawdown);
        }
        if (peak == null || top > peak.level) {
            return new Peak(top, session, 0, 0);
        }
        double fall = 1 - bottom / peak.level;
        return new Peak(peak.level, peak.session, peak.since + 1, Math.max(peak.drawdown, fall));
    }
}
