package io.marketsignals.demo;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.Spread;
import java.util.List;
import java.util.Map;

/**
 * What the output topics have said so far.
 *
 * @param returns newest by index
 * @param breadths newest by index
 * @param spreads newest by pair
 * @param alerts last revision of each alert, in the order in which they were raised
 * @param counts revisions by signal (and event, where it differs) and status
 * @param outputs records read
 * @param deadLetters refused records
 * @param latePrices prices of closed sessions that came after a newer one of their symbol
 */
record BoardState(
        Map<String, IndexReturn> returns,
        Map<String, Breadth> breadths,
        Map<String, Spread> spreads,
        List<Alert> alerts,
        Map<String, Map<AlertStatus, Integer>> counts,
        long outputs,
        long deadLetters,
        long latePrices) {

    static final BoardState EMPTY = new BoardState(Map.of(), Map.of(), Map.of(), List.of(), Map.of(), 0, 0, 0);
}
