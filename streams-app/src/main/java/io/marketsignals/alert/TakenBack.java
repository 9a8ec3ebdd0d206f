package io.marketsignals.alert;

import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.signal.Evidence;
import io.marketsignals.signal.Explanation;
import io.marketsignals.signal.Words;
import java.util.ArrayList;
import java.util.List;

/** Explains why what was told at a close no longer holds: with both closes of the indices it rests on. */
record TakenBack(MarketReading market, List<String> indices) {

    /** The facts of the corrected close about what was told at the former one. */
    Alert of(Alert told) {
        List<String> corrected = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (String id : indices) {
            IndexReading index = market.indices().get(id);
            if (index == null || index.last() == null) {
                continue;
            }
            Double former = market.correction().formerCloses().get(id);
            if (former != null) {
                corrected.add("the close of " + id + " was corrected from " + Words.points(former) + " to "
                        + Words.points(index.last()));
            }
            evidence.add(Evidence.points("formerClose:" + id, former == null ? index.last() : former));
            evidence.add(Evidence.points("close:" + id, index.last()));
        }
        String why = corrected.isEmpty()
                ? "closes of members were corrected" + (indices.isEmpty() ? "" : " in " + String.join(", ", indices))
                : String.join(" and ", corrected);
        return new Alert(
                told.identity(),
                told.revision(),
                told.status(),
                told.confirmation(),
                told.severity(),
                market.toldAt(),
                told.session(),
                new Explanation(
                        "No longer so, for " + why + ". It was told: "
                                + told.explanation().reason(),
                        evidence,
                        told.explanation().thresholds()),
                told.coverage(),
                market.asOf(),
                market.watermark(),
                market.forced(),
                told.settingsVersion());
    }
}
