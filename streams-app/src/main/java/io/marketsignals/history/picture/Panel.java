package io.marketsignals.history.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;

/**
 * One strip of a picture.
 *
 * @param bars whether values are drawn as bars from 0 rather than as lines
 */
public record Panel(List<Line> lines, boolean bars) {
    /**
     * One measure, a value for each session of the picture; null: no value.
     *
     * @param field its name, as written over the strip
     */
    public record Line(String field, List<Double> values) {
        public Line {
            Objects.requireNonNull(field, "field");
            values = Collections.unmodifiableList(values);
        }

        Stream<Double> known() {
            return values.stream().filter(Objects::nonNull);
        }

        /** Of each column only the largest value above 0 and the smallest below; the others are null. */
        List<Double> tallest(IntToLongFunction column) {
            Map<List<Object>, Integer> kept = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                Double value = values.get(i);
                if (value != null && value != 0) {
                    kept.merge(
                            List.of(column.applyAsLong(i), value > 0),
                            i,
                            (a, b) -> Math.abs(values.get(b)) > Math.abs(values.get(a)) ? b : a);
                }
            }
            List<Double> drawn = new ArrayList<>(Collections.nCopies(values.size(), null));
            kept.values().forEach(i -> drawn.set(i, values.get(i)));
            return drawn;
        }
    }

    public Panel {
        lines = List.copyOf(lines);
    }

    double low() {
        return bound(true);
    }

    /** Above {@link #low}, also when all values are the same. */
    double high() {
        double high = bound(false);
        return high > low() ? high : low() + Math.max(1e-9, Math.abs(low()) * 1e-3);
    }

    private double bound(boolean low) {
        Stream<Double> known = lines.stream().flatMap(Line::known);
        Stream<Double> all = bars ? Stream.concat(known, Stream.of(0.0)) : known;
        return (low ? all.min(Double::compare) : all.max(Double::compare)).orElse(0.0);
    }
}
