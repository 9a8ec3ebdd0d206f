package io.marketsignals.history.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.history.run.WrittenRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same numbers from plain loops over the levels, for random paths and alerts. */
class ScoreBruteForceTest {
    private static final int SESSIONS = 120;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAgreeWithPlainLoops(long seed) {
        Random random = new Random(seed);
        double[][] levels = levels(random);
        int sign = random.nextBoolean() ? 1 : -1;
        int horizon = 1 + random.nextInt(20);
        int[] days = random.ints(50, 0, SESSIONS).toArray();

        TypeScore type = score(levels, sign, horizon, days);

        HorizonScore score = type.horizons().get(0);
        List<Double> expected = returns(levels, sign, horizon, days);
        List<Double> all = returns(levels, sign, horizon, everyDay());
        assertThat(score.cases()).isEqualTo(expected.size());
        assertThat(score.open()).isEqualTo(days.length - expected.size());
        assertThat(score.apart()).isEqualTo(apart(horizon, days));
        assertThat(score.alerts().mean()).isCloseTo(mean(expected), within(1e-12));
        assertThat(score.alerts().median()).isCloseTo(median(expected), within(1e-12));
        assertThat(score.alerts().hits()).isCloseTo(hits(expected), within(1e-12));
        assertThat(score.all().cases()).isEqualTo(SESSIONS - horizon);
        assertThat(score.all().mean()).isCloseTo(mean(all), within(1e-12));
        assertThat(score.all().hits()).isCloseTo(hits(all), within(1e-12));
        assertThat(type.against().median()).isCloseTo(median(worst(levels, sign, horizon, days)), within(1e-12));
        assertThat(type.against().allMedian())
                .isCloseTo(median(worst(levels, sign, horizon, everyDay())), within(1e-12));
    }

    private TypeScore score(double[][] levels, int sign, int horizon, int[] days) {
        WrittenRun run = new WrittenRun();
        for (int day = 0; day < SESSIONS; day++) {
            double[] of = levels[day];
            run.session("I", WrittenRun.day(day), close -> close.put("closeLevel", of[0])
                    .put("highLevel", of[1])
                    .put("lowLevel", of[2]));
        }
        for (int i = 0; i < days.length; i++) {
            run.alert(
                    "a" + i,
                    "x",
                    "I",
                    WrittenRun.day(days[i]).toString(),
                    alert -> alert.put("direction", sign > 0 ? "UP" : "DOWN"));
        }
        return RunScore.of(run.in(folder), new ScoreWish(List.of(horizon), Set.of(), Set.of()))
                .tracks()
                .get(0)
                .types()
                .get(0);
    }

    /** Close, high and low by day. */
    private static double[][] levels(Random random) {
        double[][] levels = new double[SESSIONS][];
        double close = 1000;
        for (int day = 0; day < SESSIONS; day++) {
            close *= 1 + 0.02 * random.nextGaussian();
            levels[day] = new double[] {
                close, close * (1 + 0.01 * random.nextDouble()), close * (1 - 0.01 * random.nextDouble())
            };
        }
        return levels;
    }

    private static int[] everyDay() {
        int[] days = new int[SESSIONS];
        Arrays.setAll(days, day -> day);
        return days;
    }

    private static List<Double> returns(double[][] levels, int sign, int horizon, int[] days) {
        List<Double> returns = new ArrayList<>();
        for (int day : days) {
            if (day + horizon < SESSIONS) {
                returns.add(sign * (levels[day + horizon][0] - levels[day][0]) / levels[day][0]);
            }
        }
        return returns;
    }

    private static List<Double> worst(double[][] levels, int sign, int horizon, int[] days) {
        List<Double> all = new ArrayList<>();
        for (int day : days) {
            if (day + horizon < SESSIONS) {
                double worst = levels[day][0];
                for (int later = day + 1; later <= day + horizon; later++) {
                    worst = sign > 0 ? Math.min(worst, levels[later][2]) : Math.max(worst, levels[later][1]);
                }
                all.add(sign * (worst - levels[day][0]) / levels[day][0]);
            }
        }
        return all;
    }

    /** The most windows [day, day + horizon) without a common day: by end, first come first served, on every subset. */
    private static int apart(int horizon, int[] days) {
        int[] most = new int[SESSIONS + horizon + 1]; // most windows that end by a day
        boolean[] starts = new boolean[SESSIONS];
        for (int day : days) {
            starts[day] = starts[day] || day + horizon < SESSIONS;
        }
        for (int end = 1; end < most.length; end++) {
            most[end] = most[end - 1];
            int start = end - horizon;
            if (start >= 0 && start < SESSIONS && starts[start]) {
                most[end] = Math.max(most[end], most[start] + 1);
            }
        }
        return most[most.length - 1];
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    /** The value that as many lie below as above, by counting. */
    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double hits(List<Double> values) {
        double hits = 0;
        for (double value : values) {
            hits += value > 0 ? 1 : 0;
        }
        return hits / values.size();
    }
}
