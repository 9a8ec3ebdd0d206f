package io.marketsignals.history.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The session closes of two runs; holds the first run's as text. */
final class SessionDiff {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATE = "stateHash";

    private final Map<Key, String> before = new HashMap<>();
    private final Map<String, MarketDiff> markets = new TreeMap<>();

    /** One close; a correction has the session and another revision. */
    private record Key(String market, LocalDate session, String index, int revision) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::session).thenComparing(Key::index).thenComparingInt(Key::revision);

        static Key of(JsonNode line) {
            return new Key(
                    line.path("market").asText(),
                    RunFolder.session(line),
                    line.path("index").asText(),
                    line.path("revision").asInt(1));
        }
    }

    /** By market; equal ones are there too. */
    static Map<String, MarketDiff> of(RunFolder first, RunFolder second) {
        SessionDiff diff = new SessionDiff();
        first.each(RunFile.SESSIONS, line -> diff.before.put(Key.of(line), line.toString()));
        second.each(RunFile.SESSIONS, line -> diff.compare(Key.of(line), line));
        diff.before.keySet().forEach(key -> diff.market(key).differ(key, new Change("line", "there", null, "")));
        return diff.markets;
    }

    private void compare(Key key, JsonNode after) {
        String line = before.remove(key);
        if (line == null) {
            market(key).differ(key, new Change("line", null, "there", ""));
        } else if (line.equals(after.toString())) {
            market(key).equal++;
        } else {
            market(key).differ(key, parsed(line), after);
        }
    }

    private MarketDiff market(Key key) {
        return markets.computeIfAbsent(key.market(), market -> new MarketDiff());
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was JSON is none: " + line, e);
        }
    }

    /** The closes of one market in two runs. */
    static final class MarketDiff {
        private long equal;
        private long different;
        private Key firstKey;
        private Change firstChange;
        private LocalDate statesPart;

        /** Closes that are equal in both runs. */
        long equal() {
            return equal;
        }

        /** Closes that differ or that only one run has. */
        long different() {
            return different;
        }

        /** The first close that differs, and in what; empty when none does. */
        Optional<First> first() {
            return firstKey == null
                    ? Optional.empty()
                    : Optional.of(new First(firstKey.session(), firstKey.index(), firstKey.revision(), firstChange));
        }

        /** The first session at whose close the market's whole state differs; empty when none is known to. */
        Optional<LocalDate> statesPart() {
            return Optional.ofNullable(statesPart);
        }

        private void differ(Key key, JsonNode before, JsonNode after) {
            Set<String> fields = new LinkedHashSet<>(Change.fields(before, after));
            fields.remove(STATE); // says that something differs, not what
            Change change = Change.within("", fields, before, after)
                    .or(() -> Change.between("", before, after))
                    .orElseGet(() -> new Change("order of fields", "one", "another", ""));
            differ(key, change);
            String one = before.path(STATE).asText();
            String other = after.path(STATE).asText();
            boolean known = !one.isEmpty() && !other.isEmpty();
            if (known
                    && !one.equals(other)
                    && (statesPart == null || key.session().isBefore(statesPart))) {
                statesPart = key.session();
            }
        }

        private void differ(Key key, Change change) {
            different++;
            if (firstKey == null || Key.ORDER.compare(key, firstKey) < 0) {
                firstKey = key;
                firstChange = change;
            }
        }
    }

    /** Where a market's closes first differ. */
    record First(LocalDate session, String index, int revision, Change change) {}
}
