package io.marketsignals.index.history;

/** The highest and lowest close and A/D line of an index's last closed sessions. */
public record Extremes(Side highs, Side lows) {
    /**
     * One side.
     *
     * @param close index points
     * @param closeSession the newest session that closed there, epoch day
     * @param line A/D line
     * @param lineSession the newest session that ended there, epoch day
     */
    public record Side(double close, int closeSession, long line, int lineSession) {}

    /** Over the last n sessions, silent ones left out of the closes; null with a shorter known history or when all were silent. */
    public static Extremes of(IndexHistory history, int n) {
        boolean closed = history.sessions().stream()
                .skip(Math.max(0, history.sessions().size() - n))
                .anyMatch(summary -> summary.close() != null);
        return closed && history.folded().records().known() >= n
                ? new Extremes(side(history, n, 1), side(history, n, -1))
                : null;
    }

    private static Side side(IndexHistory history, int n, int sign) {
        Double close = null;
        int closeSession = 0;
        long line = 0;
        int lineSession = 0;
        for (int i = 1; i <= n; i++) {
            SessionSummary summary = history.back(i);
            if (summary.close() != null && (close == null || summary.close() * sign > close * sign)) {
                close = summary.close();
                closeSession = summary.session();
            }
            if (i == 1 || history.adLine(i) * sign > line * sign) {
                line = history.adLine(i);
                lineSession = summary.session();
            }
        }
        return new Side(close, closeSession, line, lineSession);
    }
}
