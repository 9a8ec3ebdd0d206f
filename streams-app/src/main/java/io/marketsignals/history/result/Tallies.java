package io.marketsignals.history.result;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.SessionClose;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Counts over the alerts and session closes of a replay. */
public final class Tallies {
    private static final Comparator<SessionClose> NEWEST =
            Comparator.comparing(SessionClose::getSession).thenComparing(SessionClose::getRevision);

    private final Map<String, Map<String, Long>> alerts = new TreeMap<>();
    private final Map<String, Coverage> sessions = new TreeMap<>();
    private final Map<String, Long> latePrices = new HashMap<>();
    private final Map<String, SessionClose> last = new TreeMap<>();

    /**
     * What a market's state came to at its last close, the corrected one where it was corrected.
     *
     * @param session trading date
     * @param hash see {@code stateHash} of the session closes
     */
    public record State(String session, String hash) {}

    /**
     * The sessions of one index.
     *
     * @param sessions how many closed
     * @param partial how many of them under the coverage gate
     * @param lowest lowest coverage of a session, 0..1
     * @param sum of the coverages
     */
    public record Coverage(long sessions, long partial, double lowest, double sum) {
        private static final Coverage NONE = new Coverage(0, 0, 1, 0);

        /** Mean coverage; 0 without sessions. */
        public double mean() {
            return sessions == 0 ? 0 : sum / sessions;
        }

        private Coverage with(SessionClose session) {
            return new Coverage(
                    sessions + 1,
                    partial + (session.getPartial() ? 1 : 0),
                    Math.min(lowest, session.getCoverage()),
                    sum + session.getCoverage());
        }
    }

    void count(Alert alert) {
        alerts.computeIfAbsent(alert.getSignal() + "/" + alert.getEvent(), type -> new TreeMap<>())
                .merge(alert.getStatus().name(), 1L, Long::sum);
    }

    void count(SessionClose session) {
        last.merge(session.getMarket(), session, BinaryOperator.maxBy(NEWEST));
        if (session.getRevision() > 1) {
            return; // a correction is no session more
        }
        sessions.merge(session.getIndex(), Coverage.NONE.with(session), (before, one) -> before.with(session));
        // Every index of a market tells the market's count.
        latePrices.merge(session.getMarket() + "@" + session.getSession(), session.getLatePrices(), Math::max);
    }

    /** Alert revisions by {@code signal/event} and status. */
    public Map<String, Map<String, Long>> alerts() {
        return Collections.unmodifiableMap(alerts);
    }

    /** Sessions and coverage by index, as first closed. */
    public Map<String, Coverage> sessions() {
        return Collections.unmodifiableMap(sessions);
    }

    /** The last state by market. */
    public Map<String, State> states() {
        Map<String, State> states = new TreeMap<>();
        last.forEach((market, close) ->
                states.put(market, new State(close.getSession().toString(), close.getStateHash())));
        return states;
    }

    /** Late prices of all markets. */
    public long latePrices() {
        return latePrices.values().stream().mapToLong(Long::longValue).sum();
    }
}
