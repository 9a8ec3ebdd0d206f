package io.marketsignals.signal;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.index.reading.ZoneReading;
import io.marketsignals.index.zone.ZoneEvent;
import io.marketsignals.index.zone.ZoneThresholds;
import io.marketsignals.model.Settings;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** S12: the steps in the life of a support or resistance zone, each told once. */
record LevelZone(ZoneThresholds thresholds) implements SignalDetector {
    static final String ID = "level-zone";

    static LevelZone from(Settings settings) {
        return new LevelZone(ZoneThresholds.from(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Map<String, Set<String>> events() {
        return Map.of(ID, Stream.of(ZoneEvent.values()).map(ZoneEvent::id).collect(toUnmodifiableSet()));
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!(reading instanceof ZoneReading zone)) {
            return List.of();
        }
        return zone.events().stream().map(event -> finding(zone, event, market)).toList();
    }

    private Finding finding(ZoneReading zone, ZoneEvent event, MarketReading market) {
        Direction along = zone.role() == Role.RESISTANCE ? Direction.UP : Direction.DOWN;
        IndexReading index = zone.index();
        return new Finding(
                ID,
                event.id(),
                zone.subject(),
                event == ZoneEvent.FAILED_BREAK ? along.opposite() : along,
                Finding.Phase.HAPPENED,
                Strength.fixed(severity(event)),
                event == ZoneEvent.BREAK ? Confirmation.PROVISIONAL : Confirmation.FINAL,
                index.derived() ? index.breadth().coverage() : null,
                () -> explain(zone, event, market));
    }

    private static Severity severity(ZoneEvent event) {
        return switch (event) {
            case APPROACH, ENTER, ROLE_FLIPPED -> Severity.LOW;
            case BREAK, RETEST_HELD -> Severity.MEDIUM;
            case BREAK_CONFIRMED, FAILED_BREAK -> Severity.HIGH;
        };
    }

    private Explanation explain(ZoneReading reading, ZoneEvent event, MarketReading market) {
        ZoneDefinition zone = reading.zone();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.text("index", zone.index()));
        evidence.add(Evidence.text("role", reading.role().name()));
        evidence.add(Evidence.text("label", zone.label()));
        evidence.add(Evidence.points("level", reading.price()));
        evidence.add(Evidence.time("levelAsOf", market.asOf()));
        evidence.add(Evidence.points("low", zone.low()));
        evidence.add(Evidence.points("high", zone.high()));
        if (event == ZoneEvent.BREAK_CONFIRMED) {
            evidence.addAll(volume(reading.index()));
        }
        return new Explanation(reason(reading, event, market), evidence, thresholdsInForce());
    }

    private static List<Evidence> volume(IndexReading index) {
        List<Evidence> volume = new ArrayList<>();
        volume.add(Evidence.shares("upVolume", index.breadth().tally().upVolume()));
        volume.add(Evidence.shares("downVolume", index.breadth().tally().downVolume()));
        if (!index.derived() && index.level().volume() > 0) {
            volume.add(Evidence.shares("indexVolume", index.level().volume()));
        }
        if (index.relativeVolume() != null) {
            volume.add(Evidence.ratio("relativeVolume", index.relativeVolume()));
        }
        return volume;
    }

    private static String reason(ZoneReading reading, ZoneEvent event, MarketReading market) {
        ZoneDefinition zone = reading.zone();
        boolean resistance = reading.role() == Role.RESISTANCE;
        String role = resistance ? "resistance" : "support";
        String where = role + " zone " + Words.points(zone.low()) + " to " + Words.points(zone.high());
        String who = zone.index() + " at " + Words.points(reading.price());
        String closes = market.closing() ? " closes " : " is ";
        return switch (event) {
            case APPROACH -> who + " approaches its " + where + ".";
            case ENTER -> who + " enters its " + where + ".";
            case BREAK ->
                who + " breaks " + (resistance ? "above" : "below") + " its " + where + "; the close must confirm it.";
            case BREAK_CONFIRMED ->
                who + closes + (resistance ? "above" : "below") + " its " + where + ": the break is confirmed.";
            case RETEST_HELD -> who + " came back to its broken " + where + " and closes beyond it: the retest held.";
            case FAILED_BREAK ->
                who + closes + "back at its " + where
                        + (resistance
                                ? ": a failed break warns of a bear-market rally."
                                : ": a failed breakdown warns of a bear trap.");
            case ROLE_FLIPPED ->
                who + " held beyond its " + where + ": it now serves as " + (resistance ? "support." : "resistance.");
        };
    }

    private List<Evidence> thresholdsInForce() {
        return List.of(
                Evidence.fraction(ID + ".approach", thresholds.approach()),
                Evidence.fraction(ID + ".break", thresholds.beyond()),
                Evidence.fraction(ID + ".retest", thresholds.retest()),
                Evidence.sessions(ID + ".sessions", thresholds.sessions()));
    }
}
