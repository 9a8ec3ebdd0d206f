package io.marketsignals.index.history;

import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random sessions of one index on coarse grids, so that ties are common; some silent, some without members or volume. */
final class RandomSessions {
    static final RallyAttempt.Rule RULE = RallyAttempt.Rule.from(Settings.DEFAULTS);

    private final Random random;
    private final boolean falling;
    private double level = 100;

    private RandomSessions(long seed) {
        random = new Random(seed);
        falling = random.nextBoolean();
    }

    static List<SessionSummary> of(long seed, int most) {
        RandomSessions sessions = new RandomSessions(seed);
        List<SessionSummary> all = new ArrayList<>();
        int count = sessions.random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            // dates have gaps
            all.add(sessions.session(19_000 + i + i / 5 * 2, i));
        }
        return all;
    }

    static IndexHistory history(List<SessionSummary> sessions) {
        IndexHistory history = IndexHistory.none("IX");
        for (SessionSummary session : sessions) {
            history = history.append(session, RULE);
        }
        return history;
    }

    private SessionSummary session(int day, int i) {
        if (random.nextInt(12) == 0) {
            return SessionSummary.silent(day);
        }
        // halves of a point; down for a while where the index falls first, so that rallies have something to rise from
        level = Math.max(10, level + (random.nextInt(7) - (falling && i % 40 < 22 ? 4 : 2)) * 0.5);
        boolean levelled = random.nextInt(15) != 0;
        int advancers = random.nextInt(5) == 0 ? 0 : random.nextInt(8);
        int decliners = random.nextInt(5) == 0 ? 0 : random.nextInt(8);
        int unchanged = random.nextInt(3);
        return new SessionSummary(
                day,
                levelled ? level : null,
                levelled ? level + random.nextInt(4) * 0.5 : null,
                levelled ? level - random.nextInt(4) * 0.5 : null,
                advancers,
                decliners,
                unchanged,
                advancers * (long) random.nextInt(5),
                decliners * (long) random.nextInt(5),
                random.nextInt(6) == 0 ? 0 : random.nextInt(20),
                random.nextInt(3) == 0 ? null : Long.valueOf(1 + random.nextInt(9)),
                null);
    }
}
