package io.marketsignals.history.score;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened n sessions after the alerts of one type.
 *
 * @param sessions n
 * @param open alerts too near the end to have an outcome
 * @param unpriced alerts without an outcome because a level is missing
 * @param apart how many of the outcomes rest on windows that do not overlap
 * @param alerts null without an outcome
 * @param all the same after all sessions; null without an outcome
 */
record HorizonScore(int sessions, int open, int unpriced, int apart, Statistics alerts, Statistics all) {
    /** Under so many outcomes nothing is judged. */
    static final int FEW = 30;

    /**
     * @param places of the alerts' sessions, ascending
     * @param sign what returns are multiplied by: -1 where down is the alerts' direction
     */
    static HorizonScore of(Track track, List<Integer> places, int sign, int sessions) {
        List<Double> returns = new ArrayList<>();
        int open = 0;
        int unpriced = 0;
        int apart = 0;
        int free = Integer.MIN_VALUE;
        for (int place : places) {
            Double gained = track.after(place, sessions);
            if (gained != null) {
                returns.add(sign * gained);
                if (place >= free) {
                    apart++;
                    free = place + sessions;
                }
            } else if (place + sessions >= track.sessions()) {
                open++;
            } else {
                unpriced++;
            }
        }
        return new HorizonScore(
                sessions, open, unpriced, apart, Statistics.of(returns), Statistics.of(all(track, sign, sessions)));
    }

    private static List<Double> all(Track track, int sign, int sessions) {
        List<Double> returns = new ArrayList<>();
        for (int place = 0; place < track.sessions(); place++) {
            Double gained = track.after(place, sessions);
            if (gained != null) {
                returns.add(sign * gained);
            }
        }
        return returns;
    }

    int cases() {
        return alerts == null ? 0 : alerts.cases();
    }

    boolean judged() {
        return cases() >= FEW;
    }

    /** Judged, and the hits of all sessions lie outside of the interval. */
    boolean hitsDiffer() {
        return judged() && !alerts.hitsWithin().contains(all.hits());
    }

    /** Judged, and the mean of all sessions lies outside of the interval. */
    boolean meanDiffers() {
        return judged() && !alerts.meanWithin().contains(all.mean());
    }
}
