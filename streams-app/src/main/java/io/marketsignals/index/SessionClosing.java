package io.marketsignals.index;

import io.marketsignals.index.breadth.BroadMove;
import io.marketsignals.index.breadth.BroadThresholds;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.history.RallyAttempt;
import io.marketsignals.index.history.SessionSummary;
import io.marketsignals.index.pair.PairState;
import io.marketsignals.index.pair.Regime;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.MarketReading.Correction;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.zone.Pivots;
import io.marketsignals.index.zone.ZoneState;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Settings;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Closes a session: final measures, what history remembers of it, and what only a close decides. */
final class SessionClosing {
    private final SessionFold fold;
    private final MarketStates states;
    private final SegmentClosing segments;
    private final SessionZones zones;
    private final int day;

    SessionClosing(SessionFold fold, MarketStates states) {
        this.fold = fold;
        this.states = states;
        this.segments = new SegmentClosing(fold.reference(), states.leaderships(), fold::settings);
        this.zones = fold.zones();
        this.day = (int) fold.reference().session().date().toEpochDay();
    }

    /**
     * The final reading of the closing measures; the histories, pairs, zones and the leading segment have taken the session
     * in.
     *
     * @param watermark event time that every source had passed
     * @param correction null: the session's first close
     */
    MarketReading close(
            NavigableMap<String, IndexReading> closing,
            long asOf,
            long watermark,
            boolean forced,
            Correction correction) {
        NavigableMap<String, IndexReading> readings = SegmentClosing.ranked(closing);
        List<Reading> news = new ArrayList<>(readings.values());
        for (PairDefinition pair : fold.reference().pairs()) {
            news.addAll(closePair(pair, readings));
        }
        readings.values().forEach(reading -> news.addAll(zones.close(reading)));
        segments.close(readings).ifPresent(news::add);
        forgetExpiredZones();
        fold.reference().indices().keySet().forEach(id -> remember(id, readings.get(id)));
        long close = fold.reference().session().close();
        return new MarketReading(fold.reference(), true, asOf, close, watermark, forced, readings, news, correction);
    }

    /** Remembers a session that the market held without data. */
    void closeSilently() {
        fold.reference().indices().keySet().forEach(id -> remember(id, null));
        fold.reference().pairs().forEach(pair -> closePair(pair, new TreeMap<>()));
    }

    private List<Reading> closePair(PairDefinition pair, NavigableMap<String, IndexReading> readings) {
        IndexReading small = readings.get(pair.small());
        IndexReading large = readings.get(pair.large());
        PairState before = fold.pair(pair.id());
        Double spread = small == null || large == null || small.sessionReturn() == null || large.sessionReturn() == null
                ? null
                : small.sessionReturn() - large.sessionReturn();
        PairState after = before.close(spread, Regime.Thresholds.from(fold.settings(pair.id())));
        states.pairs().put(pair.id(), after);
        return small == null || large == null
                ? List.of()
                : List.of(PairReading.of(pair, small, large, before.z(spread), before.regime(), after.regime()));
    }

    private void remember(String index, IndexReading reading) {
        RallyAttempt.Rule rule = RallyAttempt.Rule.from(fold.settings(index));
        IndexHistory history = reading == null
                ? fold.history(index).append(SessionSummary.silent(day), rule)
                : reading.history().append(reading.summary().withParticipation(participation(reading)), rule);
        states.histories().put(index, history);
        fold.volumes().forget(history);
        Pivots pivots = Pivots.from(fold.settings(index));
        for (Role role : Role.values()) {
            pivots.zone(history, role).ifPresent(this::addPivot);
        }
    }

    /** Takes a pivot's zone in, unless its middle lies in a zone that already holds. */
    private void addPivot(ZoneDefinition pivot) {
        double middle = (pivot.low() + pivot.high()) / 2;
        boolean known = zones.of(pivot.index()).stream()
                .map(ZoneState::zone)
                .anyMatch(zone -> zone.low() <= middle && middle <= zone.high());
        if (!known && states.zones().get(pivot.id()) == null) {
            states.zones().put(pivot.id(), ZoneState.start(pivot));
        }
    }

    /** Of this market only: another may share the states and still be in a session of the date. */
    private void forgetExpiredZones() {
        List<String> expired = new ArrayList<>();
        states.zones().forEach((id, state) -> {
            boolean ours = fold.reference().indices().containsKey(state.zone().index());
            if (ours && !state.zone().holdsOn(LocalDate.ofEpochDay(day + 1L))) {
                expired.add(id);
            }
        });
        expired.forEach(states.zones()::remove);
    }

    /** Null under the coverage gate: too few members to say. */
    private BroadMove participation(IndexReading reading) {
        Settings settings = fold.settings(reading.index());
        return reading.breadth().coverage() < Measurement.coverageGate(settings)
                ? null
                : BroadThresholds.from(settings).participation(reading.breadth(), reading.sectors());
    }
}
