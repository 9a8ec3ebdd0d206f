package io.marketsignals.index;

import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.history.IndexHistory;
import io.marketsignals.index.pair.PairState;
import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.SourceReport;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.WindowReturn;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Folds the reports of one running session into index states, and reads measures from them. */
final class SessionFold {
    private final MarketStates states;
    private final MarketSession reference;
    private final Function<String, Settings> settings;
    private final int day;
    private final SessionVolumes volumes;
    /** What was read of each index since it last changed; worked out anew after a restart. */
    private final NavigableMap<String, IndexReading> read = new TreeMap<>();

    private final Map<String, IndexPartial> merged = new HashMap<>();

    SessionFold(MarketStates states, ZoneId zone, MarketSession reference, Function<String, Settings> settings) {
        this.states = states;
        this.reference = reference;
        this.settings = settings;
        this.day = (int) reference.session().date().toEpochDay();
        this.volumes = new SessionVolumes(states.volumes(), zone, day);
    }

    SessionZones zones() {
        return new SessionZones(states, reference, settings);
    }

    Settings settings(String subject) {
        return settings.apply(subject);
    }

    MarketSession reference() {
        return reference;
    }

    /** Applies the reports of one bucket, each index's state once; returns the indices that changed. */
    Set<String> apply(long bucketStart, List<SourceReport> reports) {
        NavigableMap<String, IndexState> changed = new TreeMap<>();
        for (SourceReport report : reports) {
            if (report.session() != day) {
                continue; // of a session that is closed already: nothing closed is reopened
            }
            for (IndexPartial partial : report.partials()) {
                if (reference.indices().containsKey(partial.index())) {
                    int partition = report.source().partition();
                    IndexState state = changed.computeIfAbsent(partial.index(), id -> opened(id, bucketStart));
                    changed.put(partial.index(), state.heard(partition));
                    states.shares()
                            .put(PartitionShare.key(partial.index(), partition), new PartitionShare(day, partial));
                    merged.remove(partial.index());
                }
            }
            for (LevelState level : report.levels()) {
                if (isFed(level)) {
                    IndexState state = changed.computeIfAbsent(level.index(), id -> opened(id, bucketStart));
                    changed.put(level.index(), withLevel(state, level, bucketStart));
                }
            }
        }
        changed.replaceAll((id, state) -> reference.indices().get(id).derived()
                ? withLevel(state, derived(state, bucketStart), bucketStart)
                : state);
        changed.values().forEach(this::put);
        return changed.keySet();
    }

    /** Has an index read anew; whether there is anything to read. */
    boolean reread(String index) {
        read.remove(index);
        return state(index).hasData();
    }

    /** Whether a report brings something of this session. */
    boolean concerns(SourceReport report) {
        return report.partials().stream()
                        .anyMatch(partial ->
                                report.session() == day && reference.indices().containsKey(partial.index()))
                || report.levels().stream().anyMatch(this::isFed);
    }

    private boolean isFed(LevelState level) {
        IndexDefinition definition = reference.indices().get(level.index());
        return definition != null && !definition.derived() && level.session() == day;
    }

    /** The last level of every index with one, by id. */
    NavigableMap<String, Double> lastLevels() {
        NavigableMap<String, Double> levels = new TreeMap<>();
        for (String id : reference.indices().keySet()) {
            LevelState level = state(id).level();
            if (level != null) {
                levels.put(id, level.last());
            }
        }
        return levels;
    }

    /** An index's state before the news of a bucket. */
    private IndexState opened(String index, long bucketStart) {
        IndexState state = state(index);
        if (reference.membersOf(index) > 0) {
            volumes.news(index, bucketStart, () -> new Breadth(0, members(state).tally()).volume());
        }
        return state;
    }

    SessionVolumes volumes() {
        return volumes;
    }

    /** The readings of every index with data, by id. */
    NavigableMap<String, IndexReading> readings() {
        for (String id : reference.indices().keySet()) {
            IndexState state = state(id);
            if (state.hasData() && !read.containsKey(id)) {
                Double relative = volumes.relative(history(id), SessionVolumes.sessions(settings(id)));
                read.put(id, Measures.live(reference, state, members(state), history(id), relative, settings(id)));
            }
        }
        return Collections.unmodifiableNavigableMap(new TreeMap<>(read));
    }

    /** The final readings of every index with data, by id. */
    NavigableMap<String, IndexReading> closingReadings() {
        NavigableMap<String, IndexReading> readings = new TreeMap<>();
        for (String id : reference.indices().keySet()) {
            IndexState state = state(id);
            if (state.hasData()) {
                readings.put(id, Measures.closing(reference, state, members(state), history(id), settings(id)));
            }
        }
        return readings;
    }

    /** The whole index: the shares of all partitions together. */
    private IndexPartial members(IndexState state) {
        return merged.computeIfAbsent(state.index(), index -> {
            IndexPartial sum = IndexPartial.empty(index);
            for (int partition = 0; partition < state.partitions(); partition++) {
                PartitionShare share = states.shares().get(PartitionShare.key(index, partition));
                sum = share == null || share.session() != day ? sum : sum.combine(share.partial());
            }
            return sum;
        });
    }

    /** The pairs of which a leg changed and both have data, at the same bucket. */
    List<PairReading> pairs(NavigableMap<String, IndexReading> readings, Set<String> changed) {
        List<PairReading> pairs = new ArrayList<>();
        for (var pair : reference.pairs()) {
            IndexReading small = readings.get(pair.small());
            IndexReading large = readings.get(pair.large());
            boolean news = changed.contains(pair.small()) || changed.contains(pair.large());
            if (news && small != null && large != null) {
                pairs.add(PairReading.of(pair, small, large, pair(pair.id())));
            }
        }
        return pairs;
    }

    /** The first end of an open window; empty when none is open. */
    OptionalLong nextWindowEnd() {
        return reference.indices().keySet().stream()
                .map(id -> state(id).windows().nextEnd())
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }

    /** Closes the windows that end at an instant; what they returned, by index. */
    NavigableMap<String, List<WindowReturn>> closeWindows(long end) {
        NavigableMap<String, List<WindowReturn>> closed = new TreeMap<>();
        for (String id : reference.indices().keySet()) {
            IndexState state = state(id);
            SessionWindows.Closing closing = state.windows().close(end);
            if (!closing.remaining().equals(state.windows())) {
                put(state.withWindows(closing.remaining()));
            }
            if (!closing.closed().isEmpty()) {
                closed.put(id, closing.closed());
            }
        }
        return closed;
    }

    IndexState state(String index) {
        IndexState state = states.indices().get(index);
        return state == null || state.session() != day ? IndexState.open(index, day) : state;
    }

    IndexHistory history(String index) {
        IndexHistory history = states.histories().get(index);
        return history == null ? IndexHistory.none(index) : history;
    }

    PairState pair(String id) {
        PairState state = states.pairs().get(id);
        return state == null ? PairState.start(id) : state;
    }

    private void put(IndexState state) {
        states.indices().put(state.index(), state);
        read.remove(state.index());
    }

    private IndexState withLevel(IndexState state, LevelState level, long bucketStart) {
        Double previousClose = history(state.index()).previousClose();
        return state.withLevel(
                level,
                state.windows()
                        .accept(reference.session(), bucketStart, level.last(), level.atBucketStart(), previousClose));
    }

    private LevelState derived(IndexState state, long bucketStart) {
        String index = state.index();
        double last = Measures.derivedLevel(reference.indices().get(index), members(state), history(index));
        return Measures.withLast(state, last, bucketStart);
    }
}
