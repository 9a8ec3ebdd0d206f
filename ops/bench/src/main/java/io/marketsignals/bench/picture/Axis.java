package io.marketsignals.bench.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An axis from its first to its last value.
 *
 * @param title what it measures, with its unit
 * @param along where a value lies, on any scale that grows with it
 * @param ticks the values that are named, in order; the ends of the axis are the first and the last
 */
public record Axis(String title, DoubleUnaryOperator along, List<Tick> ticks) {
    /** Steps between ticks, times a power of ten. */
    private static final double[] STEPS = {1, 2, 5, 10};

    private static final int MOST_TICKS = 7;

    /** A named value. */
    public record Tick(double value, String name) {}

    public Axis {
        Objects.requireNonNull(title, "title");
        ticks = List.copyOf(ticks);
        if (ticks.size() < 2) {
            throw new IllegalArgumentException("an axis needs two ticks: " + title);
        }
    }

    /** From 0 to a round number that is not below {@code most}, in equal steps. */
    public static Axis linear(String title, double most) {
        double step = step(Math.max(most, Double.MIN_NORMAL));
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i == 0 || ticks.get(ticks.size() - 1).value() < most; i++) {
            ticks.add(new Tick(i * step, named(i * step, most)));
        }
        return new Axis(title, DoubleUnaryOperator.identity(), ticks);
    }

    /** Logarithmic, from a round number not above {@code least} to one not below {@code most}; both > 0. */
    public static Axis log(String title, double least, double most) {
        List<Tick> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(least)); ; power++) {
            for (int i = 0; i < STEPS.length - 1; i++) {
                double value = STEPS[i] * Math.pow(10, power);
                if (value <= least) {
                    ticks.clear();
                }
                ticks.add(new Tick(value, named(value, value)));
                if (value >= most && ticks.size() > 1) {
                    return new Axis(title, Math::log10, ticks);
                }
            }
        }
    }

    /** Logarithmic, with the measured values themselves named; at least two, in order. */
    public static Axis logAt(String title, List<Double> values) {
        return new Axis(
                title,
                Math::log10,
                values.stream()
                        .map(value -> new Tick(value, named(value, value)))
                        .toList());
    }

    /** Percentiles from the median on: equal steps for each ninth digit of 9. */
    public static Axis percentiles(String title) {
        return new Axis(
                title,
                percentile -> -Math.log10(1 - percentile / 100),
                List.of(
                        new Tick(50, "50"),
                        new Tick(90, "90"),
                        new Tick(99, "99"),
                        new Tick(99.9, "99.9"),
                        new Tick(99.99, "99.99")));
    }

    /** Where a value lies: 0 at the first tick, 1 at the last. */
    double share(double value) {
        double first = along.applyAsDouble(ticks.get(0).value());
        double last = along.applyAsDouble(ticks.get(ticks.size() - 1).value());
        return (along.applyAsDouble(value) - first) / (last - first);
    }

    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most / MOST_TICKS)));
        for (double step : STEPS) {
            if (most <= step * power * MOST_TICKS) {
                return step * power;
            }
        }
        throw new IllegalStateException("no step for " + most);
    }

    /** 1,200,000 as 1.2 M, since the ticks of a fast machine have many noughts; the same unit for values of one size. */
    private static String named(double value, double size) {
        if (value == 0 || size < 1e5) {
            return digits(value);
        }
        return size < 1e6 ? digits(value / 1e3) + " k" : digits(value / 1e6) + " M";
    }

    private static String digits(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value).replaceFirst("(\\.\\d*?)0+$", "$1");
    }
}
