package io.marketsignals.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A session's counts straight from the rows of a file, with nothing of the application's. */
record SessionsByHand(int members, int advancers, int decliners, int unchanged, int noPreviousClose, int notTraded) {

    /** By session; each symbol is a member from the first session that it is seen in. */
    static Map<LocalDate, SessionsByHand> of(List<String> rows, List<Integer> badLines) {
        Map<LocalDate, Map<String, Double>> closes = new TreeMap<>();
        for (int row = 1; row < rows.size(); row++) {
            if (!badLines.contains(row + 1)) {
                String[] fields = rows.get(row).split(",", -1);
                closes.computeIfAbsent(LocalDate.parse(fields[1]), date -> new HashMap<>())
                        .put(fields[0], Double.parseDouble(fields[6]));
            }
        }
        Map<LocalDate, SessionsByHand> sessions = new TreeMap<>();
        Map<String, Double> previous = new HashMap<>();
        Set<String> members = new HashSet<>();
        closes.forEach((date, of) -> {
            members.addAll(of.keySet());
            sessions.put(date, count(members, of, previous));
            previous.putAll(of);
        });
        return sessions;
    }

    private static SessionsByHand count(Set<String> members, Map<String, Double> closes, Map<String, Double> previous) {
        int[] counts = new int[5];
        for (String member : members) {
            Double close = closes.get(member);
            Double before = previous.get(member);
            int type = close == null ? 4 : before == null ? 3 : close > before ? 0 : close < before ? 1 : 2;
            counts[type]++;
        }
        return new SessionsByHand(members.size(), counts[0], counts[1], counts[2], counts[3], counts[4]);
    }
}
