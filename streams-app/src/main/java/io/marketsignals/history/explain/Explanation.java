package io.marketsignals.history.explain;

import io.marketsignals.history.explain.Closes.Bar;
import io.marketsignals.history.explain.Input.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is said of one alert.
 *
 * @param life every revision, the first first
 * @param told the revision that is explained
 * @param date trading date of the session that it speaks of
 * @param zone of the market's times; UTC where the market is not known
 * @param bars sessions around the alert's by index
 * @param recount what the input says; empty where there is none any more
 * @param replay the command that tells the alert again; empty where there is no input
 * @param notes what could not be told, and why
 */
record Explanation(
        List<AlertRevision> life,
        AlertRevision told,
        Subject subject,
        LocalDate date,
        ZoneId zone,
        Map<String, List<Bar>> bars,
        Optional<Recounted> recount,
        Optional<Again> replay,
        List<String> notes) {

    /**
     * The alert's figures counted again.
     *
     * @param from first session that was read; empty: from the beginning
     * @param at event time before which every tick counts
     * @param views the alert's indices, the main one first
     * @param input where the ticks of the session up to that time stand
     */
    record Recounted(Optional<LocalDate> from, Instant at, long ticks, List<IndexView> views, List<Stretch> input) {
        boolean agrees() {
            return views.stream().allMatch(IndexView::agrees);
        }
    }

    /**
     * How to tell the alert again.
     *
     * @param whole whether it is the run's whole history up to the alert, so that everything is the same
     * @param cautions what differs in value though not in kind
     */
    record Again(String command, LocalDate from, LocalDate to, boolean whole, List<String> cautions) {}
}
