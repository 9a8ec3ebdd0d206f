package io.marketsignals.history.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.Fact;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The first thing in which two records differ.
 *
 * @param field path of the field, such as {@code status} or {@code sectors.2.advancers}, or {@code evidence} and a name
 * @param before in the first run; null: missing
 * @param after in the second run; null: missing
 * @param unit of both values, or empty
 */
public record Change(String field, String before, String after, String unit) {
    /** The same, told of a revision of an alert; of the first it goes without saying. */
    Change ofRevision(int revision) {
        return revision == 1 ? this : new Change(field + " of revision " + revision, before, after, unit);
    }

    /** For a person: {@code evidence advancers: 188 → 190 count}. */
    @Override
    public String toString() {
        String of = unit.isEmpty() ? "" : " " + unit;
        return field + ": " + Objects.requireNonNullElse(before, "missing") + " → "
                + (after == null ? "missing" : after + of);
    }

    /**
     * Between two values, looked for in depth, in the first one's order of fields; empty when they are equal.
     *
     * @param path of the values, empty for whole records
     */
    static Optional<Change> between(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (before.isObject() && after.isObject()) {
            return within(path, fields(before, after), before, after);
        }
        if (before.isArray() && after.isArray()) {
            Set<String> places = new LinkedHashSet<>();
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                places.add(String.valueOf(i));
            }
            return within(path, places, before, after);
        }
        return Optional.of(new Change(path, text(before), text(after), ""));
    }

    /** The first of the fields that differs. */
    static Optional<Change> within(String path, Iterable<String> fields, JsonNode before, JsonNode after) {
        for (String field : fields) {
            String below = path.isEmpty() ? field : path + "." + field;
            Optional<Change> change = between(below, at(before, field), at(after, field));
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    /** The names of both records' fields, in the first one's order. */
    static Set<String> fields(JsonNode before, JsonNode after) {
        Set<String> fields = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    /** Between two lists of facts; a fact that only one of them has is missing in the other. */
    static Optional<Change> between(String list, List<Fact> before, List<Fact> after) {
        Iterator<Fact> others = after.iterator();
        for (Fact fact : before) {
            Fact other = others.hasNext() ? others.next() : null;
            if (!fact.equals(other)) {
                return Optional.of(of(list, fact, other, after));
            }
        }
        return others.hasNext() ? Optional.of(added(list, others.next())) : Optional.empty();
    }

    private static Change of(String list, Fact fact, Fact other, List<Fact> after) {
        if (other != null && other.name().equals(fact.name())) {
            boolean sameUnit = fact.unit().equals(other.unit());
            String before = sameUnit ? fact.value() : fact.value() + " " + fact.unit();
            return new Change(list + " " + fact.name(), before, other.value(), other.unit());
        }
        boolean later = after.stream().anyMatch(one -> one.name().equals(fact.name()));
        return later && other != null
                ? added(list, other)
                : new Change(list + " " + fact.name(), fact.value(), null, fact.unit());
    }

    private static Change added(String list, Fact fact) {
        return new Change(list + " " + fact.name(), null, fact.value(), fact.unit());
    }

    private static JsonNode at(JsonNode node, String field) {
        return node.isArray() ? node.path(Integer.parseInt(field)) : node.path(field);
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        return node.isContainerNode() ? node.toString() : node.asText();
    }
}
