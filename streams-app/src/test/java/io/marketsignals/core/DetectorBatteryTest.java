package io.marketsignals.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.Alert.Status;
import io.marketsignals.core.BatteryMarket.Coverage;
import io.marketsignals.core.BatteryStory.Mirror;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Direction;
import io.marketsignals.signal.SignalDetector;
import io.marketsignals.signal.SignalDetectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every detector of the catalogue must pass, each on a story of its own. Lead-lags are judged across markets, behind the
 * catalogue; they have tests of their own.
 */
class DetectorBatteryTest {
    private static final List<String> CATALOGUE = SignalDetectors.with(Settings.DEFAULTS).stream()
            .map(SignalDetector::id)
            .toList();

    static List<BatteryStory> stories() {
        return BatteryStory.ALL.stream()
                .filter(story -> CATALOGUE.contains(story.signal()))
                .toList();
    }

    private static List<Alert> told(BatteryStory story, BatteryMarket market) {
        return of(story.signal(), market.alerts(story.days()));
    }

    private static List<Alert> of(String signal, List<Alert> alerts) {
        Set<String> names = Set.of(signal, BatteryStory.DOWNWARDS.getOrDefault(signal, signal + " has one name"));
        return alerts.stream()
                .filter(alert -> names.contains(alert.identity().signal()))
                .toList();
    }

    private static String turned(String signal) {
        return BatteryStory.DOWNWARDS.entrySet().stream()
                .filter(names -> names.getValue().equals(signal))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(BatteryStory.DOWNWARDS.getOrDefault(signal, signal));
    }

    private static String text(Alert alert, Mirror mirror) {
        boolean turns = mirror == Mirror.TURNS;
        String signal = alert.identity().signal();
        String event = alert.identity().event();
        boolean up = alert.identity().direction() == Direction.UP;
        return String.join(
                " ",
                turns ? turned(signal) : signal,
                turns ? turned(event) : event,
                alert.identity().subject(),
                up != turns ? "UP" : "DOWN",
                alert.status().name(),
                alert.confirmation().name(),
                alert.severity().name(),
                Integer.toString(alert.revision()),
                Long.toString(alert.eventTime()));
    }

    /** Alerts of one moment have no order that a mirror keeps. */
    private static List<String> texts(List<Alert> alerts, Mirror mirror) {
        return alerts.stream().map(alert -> text(alert, mirror)).sorted().toList();
    }

    private static List<String> texts(List<Alert> alerts) {
        return texts(alerts, Mirror.SAME);
    }

    @Test
    void shouldHaveAStoryForEveryDetectorOfTheCatalogue() {
        assertThat(stories()).extracting(BatteryStory::signal).containsExactlyInAnyOrderElementsOf(CATALOGUE);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldRaiseAsOftenAsTheStorySays(BatteryStory story) {
        List<Alert> told = told(story, BatteryMarket.PLAIN);

        assertThat(told.stream().filter(alert -> alert.status() == Status.RAISED))
                .as(() -> texts(told).toString())
                .hasSize(story.raised());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldBeQuietWhenNothingMoves(BatteryStory story) {
        assertThat(of(story.signal(), BatteryMarket.PLAIN.alertsOfFlat(70))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldAnswerAsItsMirrorSaysWhenTheSeriesIsMirrored(BatteryStory story) {
        List<Alert> mirrored = told(story, new BatteryMarket(1, -1, Coverage.ALL));

        assertThat(texts(mirrored, story.mirror()))
                .isEqualTo(story.mirror() == Mirror.QUIET ? List.of() : texts(told(story, BatteryMarket.PLAIN)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldTellTheSameWhateverTheScaleOfPrices(BatteryStory story) {
        List<String> plain = texts(told(story, BatteryMarket.PLAIN));

        assertThat(texts(told(story, new BatteryMarket(1024, 1, Coverage.ALL)))).isEqualTo(plain);
        assertThat(texts(told(story, new BatteryMarket(0.001, 1, Coverage.ALL))))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldRaiseNothingWhenTheCoverageIsUnderTheGate(BatteryStory story) {
        assertThat(told(story, new BatteryMarket(1, 1, Coverage.UNDER_THE_GATE)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldTellTheSameWhenTheCoverageIsAtTheGate(BatteryStory story) {
        List<Alert> atTheGate = told(story, new BatteryMarket(1, 1, Coverage.AT_THE_GATE));

        assertThat(texts(atTheGate)).isEqualTo(texts(told(story, BatteryMarket.PLAIN)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldRaiseOnceInAnEpisode(BatteryStory story) {
        Map<String, Alert> last = new HashMap<>();
        for (Alert alert : told(story, BatteryMarket.PLAIN)) {
            Alert before = last.put(alert.identity().id(), alert);

            assertThat(alert.status() == Status.RAISED)
                    .as("%s after %s", alert, before)
                    .isEqualTo(before == null);
            assertThat(alert.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
        }
    }
}
