package io.marketsignals.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.Alert.Status;
import io.marketsignals.core.JudgedSeries.Moment;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Direction;
import io.marketsignals.signal.SignalDetector;
import io.marketsignals.signal.SignalDetectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every detector of index levels, counts and pairs must pass. Those of zones, sectors, movers, segments and of the
 * history of closes have tests of their own: the series here has none of these.
 */
class DetectorBatteryTest {
    private static final int CASES = 60;
    private static final int SESSIONS = 110;

    private static final Set<String> OTHERS = Set.of(
            "level-zone",
            "breadth-broadening",
            "breadth-non-confirmation",
            "breadth-thrust",
            "follow-through",
            "leadership-change",
            "record-close",
            "record-high",
            "top-mover");

    static Stream<String> signals() {
        return SignalDetectors.with(Settings.DEFAULTS).stream()
                .map(SignalDetector::id)
                .filter(id -> !OTHERS.contains(id));
    }

    /** Sessions of three moments; swings of several sizes, so that every rule is met, but none exactly. */
    private static List<List<Moment>> series(long seed) {
        Random random = new Random(seed);
        double[] moves = {0.0007, 0.0032, 0.0051, 0.0078, 0.0123, 0.0264};
        List<List<Moment>> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            int trend = i / 12 % 3 - 1;
            List<Moment> session = new ArrayList<>();
            for (int turn = 0; turn < 3; turn++) {
                double small = moves[random.nextInt(6)] * (trend != 0 ? trend : random.nextBoolean() ? 1 : -1);
                double large = moves[random.nextInt(4)] * (random.nextInt(3) == 0 ? trend : -trend);
                session.add(new Moment(small, large, 20 + random.nextInt(61)));
            }
            sessions.add(session);
        }
        return sessions;
    }

    private static List<Alert> of(String signal, List<Alert> alerts) {
        String mirror = signal.equals("rally") ? "sell-off" : signal;
        return alerts.stream()
                .filter(a -> a.identity().signal().equals(signal)
                        || a.identity().signal().equals(mirror))
                .toList();
    }

    private static String text(Alert alert, boolean mirrored) {
        String signal = alert.identity().signal();
        String name =
                !mirrored ? signal : signal.equals("rally") ? "sell-off" : signal.equals("sell-off") ? "rally" : signal;
        boolean up = alert.identity().direction() == Direction.UP;
        return name + " " + alert.identity().subject() + " " + (up != mirrored ? "UP" : "DOWN") + " " + alert.status()
                + " " + alert.severity() + " " + alert.revision() + " at " + alert.eventTime();
    }

    /** Alerts of one moment have no order that a mirror keeps. */
    private static List<String> texts(List<Alert> alerts, boolean mirrored) {
        return alerts.stream().map(a -> text(a, mirrored)).sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void shouldBeQuietWhenNothingMoves(String signal) {
        Moment flat = new Moment(0, 0, 50);
        List<List<Moment>> sessions =
                Stream.generate(() -> List.of(flat, flat)).limit(SESSIONS).toList();

        assertThat(of(signal, JudgedSeries.PLAIN.alerts(sessions))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void shouldTurnTheSignalWhenTheSeriesIsMirrored(String signal) {
        int raised = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            List<List<Moment>> sessions = series(seed);
            List<Alert> alerts = of(signal, JudgedSeries.PLAIN.alerts(sessions));

            List<Alert> mirrored = of(signal, new JudgedSeries(1, -1, false, 100).alerts(sessions));

            assertThat(texts(mirrored, true)).as("seed %d", seed).isEqualTo(texts(alerts, false));
            raised += alerts.size();
        }
        assertThat(raised).as("alerts in all series").isPositive();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void shouldTellTheSameWhateverTheScaleOfPrices(String signal) {
        for (long seed = 1; seed <= CASES; seed++) {
            List<List<Moment>> sessions = series(seed);
            List<String> alerts = texts(of(signal, JudgedSeries.PLAIN.alerts(sessions)), false);

            for (double scale : new double[] {1000, 0.001}) {
                JudgedSeries scaled = new JudgedSeries(scale, 1, false, 100);

                assertThat(texts(of(signal, scaled.alerts(sessions)), false))
                        .as("seed %d", seed)
                        .isEqualTo(alerts);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("signals")
    void shouldRaiseNothingWhenTheCoverageIsUnderTheGate(String signal) {
        for (long seed = 1; seed <= CASES; seed++) {
            // 100 counted of 201 members
            JudgedSeries thin = new JudgedSeries(1, 1, true, 201);

            assertThat(of(signal, thin.alerts(series(seed))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("signals")
    void shouldTellTheSameWhenTheCoverageIsAtTheGate(String signal) {
        List<Alert> alerts = of(signal, new JudgedSeries(1, 1, true, 200).alerts(series(1)));

        assertThat(texts(alerts, false)).isEqualTo(texts(of(signal, JudgedSeries.PLAIN.alerts(series(1))), false));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void shouldRaiseOnceInAnEpisode(String signal) {
        for (long seed = 1; seed <= CASES; seed++) {
            Map<String, Status> last = new HashMap<>();
            for (Alert alert : of(signal, JudgedSeries.PLAIN.alerts(series(seed)))) {
                String episode = alert.identity().signal()
                        + alert.identity().subject()
                        + alert.identity().direction();
                Status before = last.put(episode, alert.status());

                assertThat(before == null || before == Status.CLEARED)
                        .as("seed %d, %s after %s", seed, alert.status(), before)
                        .isEqualTo(alert.status() == Status.RAISED);
            }
        }
    }
}
