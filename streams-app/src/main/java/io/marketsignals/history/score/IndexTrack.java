package io.marketsignals.history.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/** The closes of one index, with the highs and lows where they are given. */
final class IndexTrack implements Track {
    private final String index;
    private final List<LocalDate> dates;
    private final List<Levels> levels;

    /**
     * The levels of one session; null: none is known.
     *
     * @param high of the session; where it is missing the close stands for it
     * @param low of the session; where it is missing the close stands for it
     */
    record Levels(Double close, Double high, Double low) {
        private Double extreme(int sign) {
            Double extreme = sign > 0 ? low : high;
            return extreme == null ? close : extreme;
        }
    }

    IndexTrack(String index, NavigableMap<LocalDate, Levels> sessions) {
        this.index = index;
        this.dates = List.copyOf(sessions.keySet());
        this.levels = new ArrayList<>(sessions.values());
    }

    @Override
    public String name() {
        return index;
    }

    @Override
    public List<LocalDate> dates() {
        return dates;
    }

    @Override
    public Double after(int place, int sessions) {
        if (place + sessions >= dates.size()) {
            return null;
        }
        return move(levels.get(place).close(), levels.get(place + sessions).close());
    }

    @Override
    public Double against(int place, int sessions, int sign) {
        if (place + sessions >= dates.size()) {
            return null;
        }
        double worst = 0;
        for (int later = place + 1; later <= place + sessions; later++) {
            Double move = move(levels.get(place).close(), levels.get(later).extreme(sign));
            if (move == null) {
                return null;
            }
            worst = Math.min(worst, sign * move);
        }
        return worst;
    }

    private static Double move(Double from, Double to) {
        return from == null || to == null || from <= 0 ? null : to / from - 1;
    }
}
