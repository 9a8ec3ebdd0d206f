package io.marketsignals.history.picture;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One strip of a picture.
 *
 * @param bars whether values are drawn as bars from 0 rather than as lines
 */
record Panel(List<Line> lines, boolean bars) {
    /**
     * One measure, a value for each session of the picture; null: no value.
     *
     * @param field its name in the results
     */
    record Line(String field, List<Double> values) {
        Line {
            Objects.requireNonNull(field, "field");
            values = Collections.unmodifiableList(values);
        }

        Stream<Double> known() {
            return values.stream().filter(Objects::nonNull);
        }
    }

    Panel {
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
