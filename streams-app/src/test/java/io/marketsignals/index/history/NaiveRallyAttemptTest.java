package io.marketsignals.index.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rally attempts against a search through all sessions, over 10,000 random histories. */
class NaiveRallyAttemptTest {
    private static final int CASES = 10_000;

    private final RallyAttempt.Rule rule = RandomSessions.RULE;

    @Test
    void shouldFollowThroughWhereTheSearchDoes() {
        int followed = 0;
        int undercut = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            List<SessionSummary> sessions = RandomSessions.of(seed, 90);
            IndexHistory history = IndexHistory.none("IX");
            int low = -1;
            int day = 0;
            boolean done = false;
            for (int i = 0; i < sessions.size(); i++) {
                history = history.append(sessions.get(i), rule);
                // the search: from the low at hand, or from a new one, through the sessions up to this one
                Double close = sessions.get(i).close();
                boolean voided =
                        low >= 0 && close != null && close < sessions.get(low).close();
                undercut += voided && day > 0 ? 1 : 0;
                if (low >= 0 && !voided && day > 0 && day < rule.lastDay()) {
                    day++;
                } else if (low >= 0 && !voided && day == 0 && !isLow(sessions, i)) {
                    day = close != null && close > previous(sessions, i) ? 1 : 0;
                } else if (isLow(sessions, i)) {
                    low = i;
                    day = 0;
                    done = false;
                } else {
                    low = -1;
                    day = 0;
                    done = false;
                }
                boolean follows = !done && day >= 4 && day <= 10 && strong(sessions, i);
                done |= follows;
                followed += follows ? 1 : 0;

                RallyAttempt attempt = history.folded().attempt();
                assertThat(attempt.low())
                        .as("seed %d, session %d", seed, i)
                        .isEqualTo(low < 0 ? null : sessions.get(low).close());
                assertThat(attempt.day()).as("seed %d, session %d", seed, i).isEqualTo(day);
                assertThat(attempt.followsThrough())
                        .as("seed %d, session %d", seed, i)
                        .isEqualTo(follows);
            }
        }
        assertThat(followed).isGreaterThan(500);
        assertThat(undercut).isGreaterThan(500);
    }

    private static Double previous(List<SessionSummary> sessions, int i) {
        for (int k = i - 1; k >= 0; k--) {
            if (sessions.get(k).close() != null) {
                return sessions.get(k).close();
            }
        }
        return null;
    }

    /** Whether a session closes at the lowest of twenty sessions of the index's life. */
    private static boolean isLow(List<SessionSummary> sessions, int i) {
        Double close = sessions.get(i).close();
        long early = sessions.stream().takeWhile(s -> s.close() == null).count();
        return close != null
                && i + 1 - early >= 20
                && sessions.subList(i - 19, i + 1).stream().noneMatch(s -> s.close() != null && s.close() < close);
    }

    private static boolean strong(List<SessionSummary> sessions, int i) {
        SessionSummary now = sessions.get(i);
        SessionSummary before = sessions.get(i - 1);
        Double previous = previous(sessions, i);
        if (now.close() == null || now.close() / previous - 1 < 0.0125) {
            return false;
        }
        boolean fed = now.indexVolume() != null && before.indexVolume() != null;
        return fed ? now.indexVolume() > before.indexVolume() : before.volume() > 0 && now.volume() > before.volume();
    }
}
