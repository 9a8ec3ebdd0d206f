package io.marketsignals.http;

import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Timeline;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What reference data lists now, in the order in which people read it: the last version of each entry, without those that
 * were taken out.
 */
record Listing(List<IndexDefinition> indices, List<PairDefinition> pairs) {
    private static final List<String> SEGMENTS = List.of("LARGE", "MID", "SMALL");

    /** Large caps first, then mid and small, then the rest; by id within. */
    private static final Comparator<IndexDefinition> BY_SIZE =
            Comparator.comparingInt(Listing::size).thenComparing(IndexDefinition::id);

    static Listing of(Reference reference) {
        return new Listing(
                last(reference.indices()).stream().sorted(BY_SIZE).toList(), List.copyOf(last(reference.pairs())));
    }

    /** The indices of a market. */
    List<IndexDefinition> indices(String market) {
        return indices.stream().filter(index -> index.market().equals(market)).toList();
    }

    /** The pairs of a market. */
    List<PairDefinition> pairs(String market) {
        return pairs.stream().filter(pair -> pair.market().equals(market)).toList();
    }

    private static int size(IndexDefinition index) {
        int place = SEGMENTS.indexOf(Optional.ofNullable(index.segment()).orElse(""));
        return place < 0 ? SEGMENTS.size() : place;
    }

    private static <T> Collection<T> last(Map<String, Timeline<T>> timelines) {
        return timelines.values().stream()
                .map(Timeline::versions)
                .filter(versions -> !versions.isEmpty())
                .map(versions -> versions.get(versions.size() - 1).value())
                .filter(Objects::nonNull)
                .toList();
    }
}
