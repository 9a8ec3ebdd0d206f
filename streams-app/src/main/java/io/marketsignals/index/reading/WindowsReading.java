package io.marketsignals.index.reading;

import io.marketsignals.model.MarketSession;
import io.marketsignals.model.PairDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * The minute windows of a market that closed at one instant.
 *
 * @param end epoch milliseconds
 * @param closed by index id
 * @param indices measures of those indices as of the end
 * @param pairs measures of the pairs of which both legs are among them
 */
public record WindowsReading(
        MarketSession reference,
        long end,
        boolean forced,
        NavigableMap<String, List<WindowReturn>> closed,
        NavigableMap<String, IndexReading> indices,
        List<PairReading> pairs) {

    /** The spreads over windows of the same span that both legs closed. */
    public List<WindowReturn> spreads(PairDefinition pair) {
        List<WindowReturn> spreads = new ArrayList<>();
        for (WindowReturn small : closed.getOrDefault(pair.small(), List.of())) {
            for (WindowReturn large : closed.getOrDefault(pair.large(), List.of())) {
                if (small.minutes() == large.minutes() && small.start() == large.start()) {
                    spreads.add(new WindowReturn(
                            small.minutes(), small.start(), small.end(), small.value() - large.value()));
                }
            }
        }
        return spreads;
    }
}
