package io.marketsignals.index.partial;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The symbols of a partition: by name and, so that a price is spared the search, by the number that its reader gives it. */
final class TrackedSymbols {
    private static final int FIRST_NUMBERS = 1 << 10;

    private final Map<String, TrackedSymbol> byName = new HashMap<>();

    // By number: a symbol, and its name as the reader has it, which is the same object time and again.
    private TrackedSymbol[] numbered = new TrackedSymbol[FIRST_NUMBERS];
    private String[] names = new String[FIRST_NUMBERS];

    void add(TrackedSymbol symbol) {
        byName.put(symbol.name(), symbol);
    }

    /** A symbol; null when it was never seen. A number that belongs to another name costs a search, no more. */
    TrackedSymbol get(String name, int number) {
        return number >= 0 && number < numbered.length && name.equals(names[number])
                ? numbered[number]
                : search(name, number);
    }

    private TrackedSymbol search(String name, int number) {
        TrackedSymbol found = byName.get(name);
        if (found != null && number >= 0) {
            if (number >= numbered.length) {
                int length = Math.max(number + 1, 2 * numbered.length);
                numbered = Arrays.copyOf(numbered, length);
                names = Arrays.copyOf(names, length);
            }
            numbered[number] = found;
            names[number] = name;
        }
        return found;
    }

    Collection<TrackedSymbol> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
