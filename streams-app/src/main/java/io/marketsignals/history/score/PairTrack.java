package io.marketsignals.history.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The small leg's return minus the large leg's, over the sessions that both have. Highs and lows of two indices are not at
 * the same time, so the worst point against is one of closes.
 */
final class PairTrack implements Track {
    private final String pair;
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<Integer> smallPlaces = new ArrayList<>();
    private final List<Integer> largePlaces = new ArrayList<>();
    private final IndexTrack small;
    private final IndexTrack large;

    PairTrack(String pair, IndexTrack small, IndexTrack large) {
        this.pair = pair;
        this.small = small;
        this.large = large;
        for (int i = 0; i < small.sessions(); i++) {
            OptionalInt place = large.place(small.session(i));
            if (place.isPresent()) {
                dates.add(small.session(i));
                smallPlaces.add(i);
                largePlaces.add(place.getAsInt());
            }
        }
    }

    @Override
    public String name() {
        return pair;
    }

    @Override
    public List<LocalDate> dates() {
        return Collections.unmodifiableList(dates);
    }

    @Override
    public Double after(int place, int sessions) {
        if (place + sessions >= dates.size()) {
            return null;
        }
        Double one = leg(small, smallPlaces, place, sessions);
        Double other = leg(large, largePlaces, place, sessions);
        return one == null || other == null ? null : one - other;
    }

    @Override
    public Double against(int place, int sessions, int sign) {
        if (place + sessions >= dates.size()) {
            return null;
        }
        double worst = 0;
        for (int n = 1; n <= sessions; n++) {
            Double spread = after(place, n);
            if (spread == null) {
                return null;
            }
            worst = Math.min(worst, sign * spread);
        }
        return worst;
    }

    private static Double leg(IndexTrack leg, List<Integer> places, int place, int sessions) {
        return leg.after(places.get(place), places.get(place + sessions) - places.get(place));
    }
}
