package io.marketsignals.index;

import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.VolumeCurve;
import io.marketsignals.index.pair.PairState;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.segment.Leadership;
import io.marketsignals.index.zone.ZoneState;
import io.marketsignals.ingest.BucketQueue;
import io.marketsignals.ingest.States;
import io.marketsignals.model.CanonicalDigest;
import java.util.NavigableMap;
import java.util.TreeMap;

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
    /** The kind of the zones. */
    public static final String ZONE = "zone";

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
                closings.cover(ZONE, ZoneState.class),
                closings.cover("leadership", Leadership.class),
                closings,
                null);
    }

    /**
     * Adds what a market's close left behind: its measures, and all that later sessions look back on. Left out is what
     * depends on how the inputs are split: shares, how far the sources are, what waits.
     */
    public void addTo(CanonicalDigest digest, MarketReading close) {
        digest.add(close.reference().session()).add(close.revision()).add(close.indices());
        for (String index : close.reference().indices().keySet()) {
            IndexState state = indices.get(index);
            digest.add(index).add(state == null ? null : state.windows()).add(state == null ? null : state.movers());
            IndexHistory history = histories.get(index);
            digest.add(history);
            if (history != null) {
                history.sessions().forEach(past -> digest.add(SessionVolumes.of(volumes, index, past.session())));
            }
        }
        close.reference().pairs().forEach(pair -> digest.add(pairs.get(pair.id())));
        NavigableMap<String, ZoneState> ours = new TreeMap<>();
        zones.forEach((id, zone) -> {
            if (close.reference().indices().containsKey(zone.zone().index())) {
                ours.put(id, zone);
            }
        });
        digest.add(ours).add(leaderships.get(close.market()));
    }

    /** The same states with another market's queue. */
    public MarketStates withWaiting(BucketQueue<SourceReport> queue) {
        return new MarketStates(
                clocks, indices, shares, histories, volumes, pairs, zones, leaderships, closings, queue);
    }
}
