package io.marketsignals.history.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The worst moves against the alerts of one type.
 *
 * @param sessions within how many
 * @param cases alerts that have them all
 * @param median of the alerts, fraction, never above 0
 * @param deepest of the alerts
 * @param allMedian the median after all sessions
 */
record Against(int sessions, int cases, double median, double deepest, double allMedian) {
    /**
     * Null when no alert has a whole window.
     *
     * @param sign 1 or -1
     */
    static Against of(Track track, List<Integer> places, int sign, int sessions) {
        List<Double> alerts = moves(track, places, sign, sessions);
        if (alerts.isEmpty()) {
            return null;
        }
        List<Double> all =
                moves(track, IntStream.range(0, track.sessions()).boxed().toList(), sign, sessions);
        double deepest = alerts.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return new Against(sessions, alerts.size(), Statistics.median(alerts), deepest, Statistics.median(all));
    }

    private static List<Double> moves(Track track, List<Integer> places, int sign, int sessions) {
        List<Double> moves = new ArrayList<>();
        for (int place : places) {
            Double move = track.against(place, sessions, sign);
            if (move != null) {
                moves.add(move);
            }
        }
        return moves;
    }
}
