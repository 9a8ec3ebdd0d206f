package io.marketsignals.index.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.index.partial.Standings;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.model.SquareSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every measure of closed sessions against its definition, worked out anew from all sessions: 10,000 random cases each. */
class NaiveMeasuresTest {
    private static final int CASES = 10_000;

    /** Runs a check over random histories of up to so many sessions. */
    private static void forAll(int most, BiConsumer<List<SessionSummary>, IndexHistory> check) {
        for (long seed = 1; seed <= CASES; seed++) {
            List<SessionSummary> sessions = RandomSessions.of(seed, most);
            try {
                check.accept(sessions, RandomSessions.history(sessions));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void same(Double actual, Double expected) {
        if (expected == null || actual == null) {
            assertThat(actual).isEqualTo(expected);
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    private static List<Double> values(List<SessionSummary> sessions, Function<SessionSummary, Double> x) {
        return sessions.stream().map(x).filter(Objects::nonNull).toList();
    }

    /** The closed form: what is left of the seed, plus each later value with the weight that age leaves it. */
    private static Double ema(List<Double> x, int n) {
        if (x.size() < n) {
            return null;
        }
        double alpha = 2.0 / (n + 1);
        double seed = x.subList(0, n).stream().mapToDouble(v -> v).average().orElseThrow();
        double ema = seed * Math.pow(1 - alpha, x.size() - n);
        for (int i = n; i < x.size(); i++) {
            ema += alpha * x.get(i) * Math.pow(1 - alpha, x.size() - 1 - i);
        }
        return ema;
    }

    private static Double oscillator(List<Double> x) {
        return x.size() < 39 ? null : ema(x, 19) - ema(x, 39);
    }

    private static Double summation(List<Double> x) {
        Double sum = null;
        for (int i = 39; i <= x.size(); i++) {
            sum = (sum == null ? 0 : sum) + oscillator(x.subList(0, i));
        }
        return sum;
    }

    private static Double net(SessionSummary s) {
        return s.advancers() + s.decliners() + s.unchanged() > 0 ? (double) s.advancers() - s.decliners() : null;
    }

    private static Double share(SessionSummary s) {
        double moved = s.advancers() + s.decliners();
        return moved > 0 ? s.advancers() / moved : null;
    }

    @Test
    void shouldAgreeOnMcClellanOfNetAdvances() {
        forAll(70, (sessions, history) -> {
            List<Double> x = values(sessions, NaiveMeasuresTest::net);
            same(history.folded().mcclellan().oscillator(), oscillator(x));
            same(history.folded().mcclellan().summation(), summation(x));
        });
    }

    @Test
    void shouldAgreeOnMcClellanOfRatioAdjustedNetAdvances() {
        forAll(70, (sessions, history) -> {
            // (A-D)/(A+D) = 2 A/(A+D) - 1
            List<Double> x = values(sessions, s -> share(s) == null ? null : Double.valueOf(2000 * share(s) - 1000));
            same(history.folded().mcclellanAdjusted().oscillator(), oscillator(x));
            same(history.folded().mcclellanAdjusted().summation(), summation(x));
        });
    }

    @Test
    void shouldAgreeOnTheAverageOfPercentAdvancingAtEachOfTheLastCloses() {
        forAll(40, (sessions, history) -> {
            for (int back = 1; back <= 21; back++) {
                int until = sessions.size() - back + 1;
                Double expected =
                        until < 1 ? null : ema(values(sessions.subList(0, until), NaiveMeasuresTest::share), 10);
                same(history.folded().breadthAverage().back(back), expected);
            }
        });
    }

    @Test
    void shouldAgreeOnTheLineOfAdvancesAndDeclines() {
        forAll(60, (sessions, history) -> {
            for (int back = 1; back <= Math.min(21, sessions.size()); back++) {
                long line = sessions.subList(0, sessions.size() - back + 1).stream()
                        .mapToLong(s -> s.advancers() - s.decliners())
                        .sum();
                assertThat(history.adLine(back)).isEqualTo(line);
            }
            assertThat(history.anchor())
                    .isEqualTo(
                            sessions.isEmpty()
                                    ? null
                                    : Integer.valueOf(sessions.get(0).session()));
        });
    }

    @Test
    void shouldAgreeOnTheArmsIndexOfTenSessions() {
        forAll(25, (sessions, history) -> {
            Tally today =
                    new Tally(3, 4, 0, 0, 0, 0, 0, 0, SquareSum.ZERO, SquareSum.ZERO, 5, 6, 0, Standings.EMPTY, 0, 0);
            List<SessionSummary> nine = sessions.subList(Math.max(0, sessions.size() - 9), sessions.size());
            double a = 3 + nine.stream().mapToInt(SessionSummary::advancers).sum();
            double d = 4 + nine.stream().mapToInt(SessionSummary::decliners).sum();
            double up = 5 + nine.stream().mapToLong(SessionSummary::upVolume).sum();
            double down =
                    6 + nine.stream().mapToLong(SessionSummary::downVolume).sum();

            same(history.trin10(today), nine.size() < 9 ? null : Double.valueOf(a * down / (d * up)));
        });
    }

    @Test
    void shouldAgreeOnReturnsOverSessions() {
        forAll(30, (sessions, history) -> {
            for (int n = 1; n <= 20; n++) {
                SessionSummary from = n > sessions.size() ? null : sessions.get(sessions.size() - n);
                Double close = from == null ? null : from.close();

                same(history.returnOver(n, 101.5), close == null ? null : Double.valueOf((101.5 - close) / close));
                assertThat(history.returnOver(n, null)).isNull();
            }
        });
    }

    @Test
    void shouldAgreeOnTheVolatilityOfTwentySessions() {
        for (long seed = 1; seed <= CASES; seed++) {
            List<SessionSummary> sessions = RandomSessions.of(seed, 30).stream()
                    .filter(s -> s.close() != null || s.session() % 97 == 0)
                    .toList();

            same(RandomSessions.history(sessions).volatility20(99.5), volatility(sessions));
        }
    }

    /** By the shortcut n/(n-1) (mean of squares - square of the mean). */
    private static Double volatility(List<SessionSummary> sessions) {
        List<Double> closes = new ArrayList<>();
        sessions.subList(Math.max(0, sessions.size() - 20), sessions.size()).forEach(s -> closes.add(s.close()));
        closes.add(99.5);
        if (closes.size() < 21 || closes.contains(null)) {
            return null;
        }
        double sum = 0;
        double squares = 0;
        for (int i = 1; i <= 20; i++) {
            double r = Math.log(closes.get(i)) - Math.log(closes.get(i - 1));
            sum += r;
            squares += r * r;
        }
        return Math.sqrt(252 * Math.max(0, squares - sum * sum / 20) / 19);
    }

    @Test
    void shouldAgreeOnRelativeVolumeAtTheClose() {
        forAll(30, (sessions, history) -> {
            double mean = sessions.subList(Math.max(0, sessions.size() - 20), sessions.size()).stream()
                    .mapToLong(SessionSummary::volume)
                    .average()
                    .orElse(0);

            same(history.relativeVolume(7, 20), sessions.size() < 20 || mean == 0 ? null : Double.valueOf(7 / mean));
        });
    }

    @Test
    void shouldAgreeOnRecords() {
        forAll(60, (sessions, history) -> {
            assertThat(history.folded().records().close())
                    .isEqualTo(peak(sessions, SessionSummary::close, SessionSummary::close));
            assertThat(history.folded().records().high())
                    .isEqualTo(peak(sessions, SessionSummary::high, SessionSummary::low));
            long silentFirst =
                    sessions.stream().takeWhile(s -> s.close() == null).count();
            assertThat(history.folded().records().known()).isEqualTo((int) (sessions.size() - silentFirst));
        });
    }

    private static Peak peak(
            List<SessionSummary> sessions,
            Function<SessionSummary, Double> top,
            Function<SessionSummary, Double> bottom) {
        List<Double> tops = values(sessions, top);
        if (tops.isEmpty()) {
            return null;
        }
        double most = tops.stream().mapToDouble(v -> v).max().orElseThrow();
        SessionSummary at = sessions.stream()
                .filter(s -> Objects.equals(top.apply(s), most))
                .findFirst()
                .orElseThrow();
        List<SessionSummary> after = sessions.subList(sessions.indexOf(at) + 1, sessions.size());
        double least = values(after, bottom).stream().mapToDouble(v -> v).min().orElse(most);
        return new Peak(most, at.session(), after.size(), Math.max(0, 1 - least / most));
    }
}
