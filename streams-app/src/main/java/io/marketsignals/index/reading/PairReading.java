package io.marketsignals.index.reading;

import io.marketsignals.index.pair.PairState;
import io.marketsignals.index.pair.Regime;
import io.marketsignals.model.PairDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Small against large as of a bucket or a close; both legs are of the same bucket.
 *
 * @param spreads over the published horizons, shortest first; a value is null where a leg has none
 * @param z of the session's spread; null where {@link PairState#z} is
 * @param before the regime before this reading
 * @param regime the regime as of the last close, this one included
 */
public record PairReading(
        PairDefinition pair,
        IndexReading small,
        IndexReading large,
        List<IndexReading.HorizonReturn> spreads,
        Double z,
        Regime before,
        Regime regime)
        implements Reading {

    public PairReading {
        Objects.requireNonNull(pair, "pair");
        spreads = List.copyOf(spreads);
    }

    /** The reading of a bucket. */
    public static PairReading of(PairDefinition pair, IndexReading small, IndexReading large, PairState state) {
        Double spread = minus(small.sessionReturn(), large.sessionReturn());
        return of(pair, small, large, state.z(spread), state.regime(), state.regime());
    }

    public static PairReading of(
            PairDefinition pair, IndexReading small, IndexReading large, Double z, Regime before, Regime regime) {
        List<IndexReading.HorizonReturn> spreads = small.returns().stream()
                .map(r ->
                        new IndexReading.HorizonReturn(r.sessions(), minus(r.value(), large.returnOver(r.sessions()))))
                .toList();
        return new PairReading(pair, small, large, spreads, z, before, regime);
    }

    @Override
    public String subject() {
        return pair.id();
    }

    @Override
    public List<String> indices() {
        return List.of(pair.small(), pair.large());
    }

    /** Session return of the small leg minus that of the large; null when one is unknown. */
    public Double spread() {
        return minus(small.sessionReturn(), large.sessionReturn());
    }

    /** Spreads over the published horizons. */
    public List<IndexReading.HorizonReturn> publishedSpreads() {
        return spreads.stream()
                .filter(s -> IndexReading.HORIZONS.contains(s.sessions()))
                .toList();
    }

    /** Whether both legs' levels may raise alerts. */
    public boolean trusted(double coverageGate) {
        return small.levelTrusted(coverageGate) && large.levelTrusted(coverageGate);
    }

    /** The smaller coverage of the legs whose level comes from the members; null when none does. */
    public Double coverage() {
        return Stream.of(small, large)
                .filter(IndexReading::derived)
                .map(leg -> leg.breadth().coverage())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Double minus(Double a, Double b) {
        return a == null || b == null ? null : a - b;
    }
}
