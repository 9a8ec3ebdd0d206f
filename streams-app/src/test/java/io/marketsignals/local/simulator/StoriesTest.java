package io.marketsignals.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.alert.Alert;
import io.marketsignals.alert.Alert.Status;
import io.marketsignals.alert.CrossMarketAlerts;
import io.marketsignals.core.PureMarket;
import io.marketsignals.core.Ticks;
import io.marketsignals.crossmarket.CrossMarketFold;
import io.marketsignals.crossmarket.CrossMarketStates;
import io.marketsignals.crossmarket.MarketNews;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Evidence;
import io.marketsignals.signal.SignalDetector;
import io.marketsignals.signal.SignalDetectors;
import io.marketsignals.topology.ReferenceReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pure core makes of the simulation: the alerts that the demo shows. */
class StoriesTest {
    /** What the demo promises of each signal, with the watches that it opens in another market. */
    private static final Map<String, Set<String>> PROMISED = Map.ofEntries(
            Map.entry("breadth-broadening", Set.of("breadth-broadening", "breadth-narrowing")),
            Map.entry("breadth-divergence", Set.of("breadth-divergence")),
            Map.entry("breadth-non-confirmation", Set.of("breadth-non-confirmation")),
            Map.entry("breadth-thrust", Set.of("breadth-thrust")),
            Map.entry("follow-through", Set.of("follow-through")),
            Map.entry("leadership-change", Set.of("leadership-change")),
            Map.entry(
                    "level-zone",
                    Set.of(
                            "approach",
                            "enter",
                            "break",
                            "break-confirmed",
                            "retest-held",
                            "failed-break",
                            "role-flipped")),
            Map.entry("rally", Set.of("rally", "sell-off", "watch-opened", "not-confirmed")),
            Map.entry("record-close", Set.of("record-close", "watch-opened", "follow-through-confirmed")),
            Map.entry("record-high", Set.of("record-high")),
            Map.entry("rotation", Set.of("rotation")),
            Map.entry("split-market", Set.of("split-market")),
            Map.entry("technical-call", Set.of("technical-call")),
            Map.entry("top-mover", Set.of("top-mover")));

    private static final LocalDate MONDAY = SimulatedMarkets.LIVE_FROM;
    private static List<Alert> alerts;

    @BeforeAll
    static void judgeOnce() {
        Simulation simulation = new Simulation(7);
        ReferenceReader reference = new ReferenceReader();
        simulation.reference().forEach(reference::add);
        PureMarket core =
                new PureMarket(reference.reference(), new PureMarket.Split(1, 1, new Cut(new Buckets(1000), 0)));
        Random turns = new Random(1);
        for (Round round : simulation) {
            round.prices().forEach(price -> core.take(new Ticks.Traded(price)));
            round.levels().forEach(level -> core.take(new Ticks.Levelled(level)));
            core.take(Ticks.beat(round.asOf()));
            core.deliver(turns);
        }
        alerts = new ArrayList<>(core.alerts());
        watch(reference.reference(), core);
    }

    /** Adds what the markets' closes, told one after the other, make of the watches between them. */
    private static void watch(Reference reference, PureMarket core) {
        CrossMarketFold fold = new CrossMarketFold(
                new CrossMarketStates(States.onHeap(), States.onHeap(), id -> new TreeBucketQueue<>()),
                Settings.DEFAULTS,
                watch -> alerts.add(CrossMarketAlerts.alert(watch)));
        fold.use(reference);
        for (String market : reference.markets().keySet()) {
            for (MarketReading close : core.readings(market)) {
                if (close.closing()) {
                    List<Alert> told = core.alerts().stream()
                            .filter(alert ->
                                    alert.identity().market().equals(market) && alert.eventTime() == close.eventTime())
                            .toList();
                    fold.accept(MarketNews.closed(close, CrossMarketAlerts.triggers(close, told)));
                }
            }
        }
    }

    @Test
    void shouldRaiseWhatIsPromisedOfEverySignal() {
        for (SignalDetector detector : SignalDetectors.with(Settings.DEFAULTS)) {
            Set<String> told = events(detector.id());

            assertThat(PROMISED).containsKey(detector.id());
            assertThat(told).as(detector.id()).containsAll(PROMISED.get(detector.id()));
        }
    }

    @Test
    void shouldStayReadable() {
        List<Alert> raised =
                alerts.stream().filter(alert -> alert.status() == Status.RAISED).toList();

        assertThat(raised).hasSizeLessThan(70);
        assertThat(raised).filteredOn(alert -> day(alert).isBefore(MONDAY)).hasSizeBetween(1, 12);
        assertThat(raised)
                .extracting(alert -> alert.explanation().reason())
                .allSatisfy(reason ->
                        assertThat(reason).endsWith(".").hasSizeLessThan(190).doesNotContain("null", "NaN"));
    }

    @Test
    void shouldTellTheNarrowRise() {
        Alert last = last("breadth-divergence", "IN-SMALL");

        assertThat(number(last, "sessionReturn")).isEqualTo(0.0252, within(5e-7));
        assertThat(number(last, "advancers")).isEqualTo(378);
        assertThat(number(last, "decliners")).isEqualTo(816);
        assertThat(number(last, "adRatio")).isEqualTo(0.46324, within(5e-6));
        assertThat(last.severity()).hasToString("HIGH");
        assertThat(only("leadership-change", "IN", MONDAY).explanation().reason())
                .startsWith("SMALL takes the lead from LARGE: IN-SMALL closes up 2.52 %");
    }

    @Test
    void shouldTellTheTwoMembersThatMoveByATenthAndMore() {
        List<Alert> movers =
                alerts.stream().filter(a -> signal(a).equals("top-mover")).toList();

        assertThat(movers)
                .extracting(alert -> number(alert, "sessionReturn"))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-5 ? 0 : Double.compare(a, b))
                .containsExactlyInAnyOrder(0.1299, -0.1678);
    }

    @Test
    void shouldTellTheRallyAndItsFailedBreak() {
        Alert rally = only("rally", "IN-SMALL", MONDAY.plusDays(3));
        Alert failed = alerts.stream()
                .filter(alert -> alert.identity().event().equals("failed-break"))
                .findFirst()
                .orElseThrow();

        assertThat(number(rally, "return")).isBetween(0.06, 0.0602);
        assertThat(number(rally, "return:IN-MID")).isEqualTo(0.053, within(1e-6));
        assertThat(day(failed)).isEqualTo(MONDAY.plusDays(4));
        assertThat(failed.explanation().reason())
                .contains("17,100.00 to 17,250.00", "a failed break warns of a bear-market rally");
    }

    @Test
    void shouldTellTheBroadRiseOfUnitedStatesSmallCaps() {
        LocalDate thursday = MONDAY.plusDays(3);

        assertThat(number(only("breadth-broadening", "US-SMALL", thursday), "sessionReturn"))
                .isEqualTo(0.0251, within(5e-6));
        assertThat(only("leadership-change", "US", thursday).explanation().reason())
                .startsWith("SMALL takes the lead from LARGE: US-SMALL closes up 2.51 %");
    }

    @Test
    void shouldTellTheSplitMarketAndTheRotation() {
        Alert split = last("split-market", "AU-SMALL-LARGE");

        assertThat(day(split)).isEqualTo(MONDAY.plusDays(1));
        assertThat(number(split, "smallReturn")).isEqualTo(0.009, within(5e-6));
        assertThat(number(split, "largeReturn")).isEqualTo(-0.004, within(5e-6));
        assertThat(only("rotation", "AU-SMALL-LARGE", MONDAY.plusDays(2)).status())
                .isEqualTo(Status.RAISED);
    }

    @Test
    void shouldCancelTheLeadThatOnlyAMisprintGave() {
        LocalDate wednesday = MONDAY.plusDays(2);
        Alert lead = only("leadership-change", "AU", wednesday);

        List<Alert> revisions = alerts.stream()
                .filter(alert -> alert.identity().id().equals(lead.identity().id()))
                .toList();

        assertThat(lead.explanation().reason()).startsWith("MID takes the lead from SMALL: AU-MID closes up 0.97 %");
        assertThat(revisions).extracting(Alert::status).containsExactly(Status.RAISED, Status.CANCELLED);
        assertThat(revisions.get(1).explanation().reason()).contains("the close of AU-MID was corrected");
    }

    private static Set<String> events(String signal) {
        return alerts.stream()
                .filter(alert -> signal(alert).equals(signal))
                .map(alert -> alert.identity().event())
                .collect(Collectors.toSet());
    }

    /** The last revision told of a subject's alert. */
    private static Alert last(String signal, String subject) {
        return alerts.stream()
                .filter(alert -> signal(alert).equals(signal)
                        && alert.identity().subject().equals(subject))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The one alert that a session raises of a subject. */
    private static Alert only(String event, String subject, LocalDate date) {
        List<Alert> raised = alerts.stream()
                .filter(alert -> alert.status() == Status.RAISED)
                .filter(alert -> alert.identity().event().equals(event)
                        && alert.identity().subject().equals(subject)
                        && day(alert).equals(date))
                .toList();
        assertThat(raised).hasSize(1);
        return raised.get(0);
    }

    /** The detector behind an alert; behind a watch that of its trigger. */
    private static String signal(Alert alert) {
        String signal = alert.identity().signal();
        return switch (signal) {
            case "sell-off" -> "rally";
            case "breadth-narrowing" -> "breadth-broadening";
            case "lead-lag" -> evidence(alert, "trigger").text();
            default -> signal;
        };
    }

    private static LocalDate day(Alert alert) {
        return LocalDate.ofEpochDay(alert.session());
    }

    private static double number(Alert alert, String name) {
        return evidence(alert, name).number();
    }

    private static Evidence evidence(Alert alert, String name) {
        return alert.explanation().evidence().stream()
                .filter(evidence -> evidence.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
