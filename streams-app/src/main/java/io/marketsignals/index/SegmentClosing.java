package io.marketsignals.index;

import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.SegmentsReading;
import io.marketsignals.index.segment.Leadership;
import io.marketsignals.index.segment.SegmentReturn;
import io.marketsignals.ingest.States;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Ranks the segments of a market at a close and folds which of them leads. */
final class SegmentClosing {
    private final MarketSession reference;
    private final States<Leadership> leaderships;
    private final Function<String, Settings> settings;

    SegmentClosing(MarketSession reference, States<Leadership> leaderships, Function<String, Settings> settings) {
        this.reference = reference;
        this.leaderships = leaderships;
        this.settings = settings;
    }

    /** The readings with the rank of their segment; an index without segment or return has none. */
    static NavigableMap<String, IndexReading> ranked(NavigableMap<String, IndexReading> readings) {
        List<SegmentReturn> ranking = ranking(readings);
        NavigableMap<String, IndexReading> ranked = new TreeMap<>(readings);
        for (int i = 0; i < ranking.size(); i++) {
            Integer rank = i + 1;
            String segment = ranking.get(i).segment();
            ranked.replaceAll((id, r) -> isRanked(r) && r.segment().equals(segment) ? r.withRank(rank) : r);
        }
        return ranked;
    }

    /**
     * The segments' reading, once the market's leader has been folded; empty with fewer than two segments. A close at
     * which a level rests on too few members moves no leader: its place in the ranking says little.
     */
    Optional<SegmentsReading> close(NavigableMap<String, IndexReading> readings) {
        List<SegmentReturn> ranking = ranking(readings);
        if (ranking.size() < 2) {
            return Optional.empty();
        }
        String market = reference.market();
        Leadership before = leaderships.get(market);
        Leadership after = before;
        if (readings.values().stream().filter(SegmentClosing::isRanked).allMatch(this::isTrusted)) {
            int day = (int) reference.session().date().toEpochDay();
            after = Leadership.after(before, ranking, Leadership.margin(settings.apply(market)), day);
        }
        if (after != null && !after.equals(before)) {
            leaderships.put(market, after);
        }
        return Optional.of(new SegmentsReading(market, ranking, before, after, coverage(readings)));
    }

    private boolean isTrusted(IndexReading reading) {
        return reading.levelTrusted(Measurement.coverageGate(settings.apply(reading.index())));
    }

    private static Double coverage(NavigableMap<String, IndexReading> readings) {
        return readings.values().stream()
                .filter(r -> isRanked(r) && r.derived())
                .map(r -> r.breadth().coverage())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<SegmentReturn> ranking(NavigableMap<String, IndexReading> readings) {
        return SegmentReturn.ranking(readings.values().stream()
                .filter(SegmentClosing::isRanked)
                .map(r -> new SegmentReturn(r.segment(), r.index(), r.sessionReturn()))
                .toList());
    }

    private static boolean isRanked(IndexReading reading) {
        return reading.segment() != null && reading.sessionReturn() != null;
    }
}
