package io.marketsignals.index;

import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.VolumeCurve;
import io.marketsignals.index.pair.PairState;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.segment.Leadership;
import io.marketsignals.index.zone.ZoneState;
import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.States;

/**
 * Where a market keeps what it knows; every state is a value that is replaced whole.
 *
 * @param clocks by market id
 * @param indices running sessions by index id
 * @param shares by index id and source partition
 * @param histories closed sessions by index id
 * @param volumes of the running session and those that relative volume looks back on, by index id and session
 * @param zones by zone id
 * @param leaderships by market id
 * @param closings what covered states were before each market's last close
 * @param waiting reports of one market whose bucket is ahead of the slowest source
 */
public record MarketStates(
        States<MarketClock> clocks,
        States<IndexState> indices,
        States<PartitionShare> shares,
        States<IndexHistory> histories,
        States<VolumeCurve> volumes,
        States<PairState> pairs,
        States<ZoneState> zones,
        States<Leadership> leaderships,
        ClosedSessions closings,
        BucketQueue<SourceReport> waiting) {
    /** The kind of the clocks. */
    public static final String CLOCK = "clock";

    /** Opens every kind of state; what waits is opened for each market. All but the clock is covered: a close can be made again. */
    public static MarketStates in(States.Opening stores) {
        ClosedSessions closings = new ClosedSessions(stores);
        return new MarketStates(
                stores.open(CLOCK, MarketClock.class),
                closings.cover("index", IndexState.class),
                closings.cover("share", PartitionShare.class),
                closings.cover("history", IndexHistory.class),
                closings.cover("volume", VolumeCurve.class),
                closings.cover("pair", PairState.class),
                closings.cover("zone", ZoneState.class),
                closings.cover("leadership", Leadership.class),
                closings,
                null);
    }

    /** The same states with another market's queue. */
    public MarketStates withWaiting(BucketQueue<SourceReport> queue) {
        return new MarketStates(
                clocks, indices, shares, histories, volumes, pairs, zones, leaderships, closings, queue);
    }
}
