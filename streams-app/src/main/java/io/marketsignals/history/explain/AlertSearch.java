package io.marketsignals.history.explain;

import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.yaml.InputError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks for one alert by its id, or by the beginning of it, among all revisions of all alerts. */
final class AlertSearch implements Consumer<AlertLine> {
    /** Fewer characters name no alert. */
    static final int SHORTEST = 6;

    private static final int NEAR = 5;
    private static final int LISTED = 20;

    private final String wanted;
    private final Map<String, List<AlertRevision>> found = new LinkedHashMap<>();
    /** The alerts whose ids share the longest beginning with what is asked for. */
    private final NavigableSet<Near> near =
            new TreeSet<>(Comparator.comparingInt((Near other) -> -other.shared).thenComparing(other -> other.line));

    private long alerts;

    private record Near(int shared, String line) {}

    /** @param wanted at least 6 characters; else an IllegalArgumentException with a sentence */
    AlertSearch(String wanted) {
        this.wanted = wanted.strip().toLowerCase(Locale.ROOT);
        if (this.wanted.length() < SHORTEST) {
            throw new IllegalArgumentException("an alert is named by its id or at least " + SHORTEST
                    + " characters of its beginning, not '" + wanted + "'");
        }
    }

    @Override
    public void accept(AlertLine line) {
        String id = line.id();
        if (id.startsWith(wanted)) {
            found.computeIfAbsent(id, name -> new ArrayList<>()).add(new AlertRevision(line));
        } else if (line.revision() == 1) {
            near.add(new Near(shared(id), listed(line)));
            if (near.size() > NEAR) {
                near.pollLast();
            }
        }
        alerts++;
    }

    /**
     * All revisions of the alert, first to last; an InputError when none has the id, or several.
     *
     * @param where the alerts were read, and how to list them
     */
    List<AlertRevision> only(String where) {
        if (found.size() > 1) {
            throw new InputError(found.size() + " alerts begin with " + wanted + "; write more of the id:"
                    + list(found.values().stream()
                            .limit(LISTED)
                            .map(life -> listed(life.get(0).told()))
                            .toList())
                    + (found.size() > LISTED ? System.lineSeparator() + "  ..." : ""));
        }
        if (alerts == 0) {
            throw new InputError("there are no alerts in " + where);
        }
        if (found.isEmpty()) {
            throw new InputError("no alert begins with " + wanted + " in " + where + "; the nearest are:"
                    + list(near.stream().map(Near::line).toList()));
        }
        return found.values().iterator().next().stream()
                .sorted(Comparator.comparingInt(AlertRevision::revision))
                .toList();
    }

    private int shared(String id) {
        int shared = 0;
        while (shared < Math.min(id.length(), wanted.length()) && id.charAt(shared) == wanted.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private static String listed(AlertLine alert) {
        return alert.id() + "  " + alert.session() + "  " + alert.type() + "  " + alert.subject() + " "
                + alert.direction();
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> System.lineSeparator() + "  " + line).collect(Collectors.joining());
    }
}
