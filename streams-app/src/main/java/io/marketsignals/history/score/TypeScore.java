package io.marketsignals.history.score;

import java.util.List;

/**
 * What happened after the alerts of one type, direction and index or pair. Returns are counted in the alerts' direction: a
 * fall after DOWN is above 0. NONE is counted as UP.
 *
 * @param alerts number of alerts
 * @param horizons ascending
 * @param against null for direction NONE, which nothing is against, and when no alert has a whole window
 */
record TypeScore(String type, String direction, int alerts, List<HorizonScore> horizons, Against against) {
    TypeScore {
        horizons = List.copyOf(horizons);
    }

    /** @param places of the alerts' sessions, ascending */
    static TypeScore of(String type, String direction, Track track, List<Integer> places, ScoreWish wish) {
        int sign = direction.equals("DOWN") ? -1 : 1;
        List<HorizonScore> horizons = wish.horizons().stream()
                .map(horizon -> HorizonScore.of(track, places, sign, horizon))
                .toList();
        Against against = direction.equals("NONE") ? null : Against.of(track, places, sign, wish.longest());
        return new TypeScore(type, direction, places.size(), horizons, against);
    }
}
