package io.marketsignals.signal;

import io.marketsignals.crossmarket.LeadLagThresholds;
import io.marketsignals.crossmarket.WatchEvent;
import io.marketsignals.index.Measurement;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The catalogue. A new signal is one line here. */
public final class SignalDetectors {
    private static final List<Function<Settings, SignalDetector>> CATALOGUE = List.of(
            BreadthBroadening::from,
            BreadthDivergence::from,
            BreadthNonConfirmation::from,
            BreadthThrust::from,
            FollowThrough::from,
            LeadershipChange::from,
            LevelZone::from,
            Rally::from,
            RecordClose::from,
            RecordHigh::from,
            Rotation::from,
            SplitMarket::from,
            TechnicalCallShare::from,
            TopMover::from);

    private SignalDetectors() {}

    /** Every detector with the settings of one subject; a setting out of its range is an error that names it. */
    public static List<SignalDetector> with(Settings settings) {
        return CATALOGUE.stream().map(from -> from.apply(settings)).toList();
    }

    /** The events that alerts can tell, by signal id, both in their names' order. */
    public static NavigableMap<String, Set<String>> events() {
        NavigableMap<String, Set<String>> events = new TreeMap<>();
        with(Settings.DEFAULTS)
                .forEach(detector -> detector.events().forEach((id, its) -> events.put(id, sorted(its))));
        events.put(
                LeadLag.ID,
                sorted(Stream.of(WatchEvent.values()).map(WatchEvent::id).toList()));
        return events;
    }

    private static Set<String> sorted(Collection<String> names) {
        return Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** Every setting that signals and measures read, by name, with default and range. */
    public static List<Settings.Known> settings() {
        List<Settings.Known> known = new ArrayList<>();
        Settings noting = Settings.noting(known);
        with(noting);
        Measurement.check(noting);
        LeadLagThresholds.from(noting);
        return known.stream()
                .distinct()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** Refuses settings that are unknown, no value of their kind or out of range, with a sentence that names them. */
    public static void check(Settings settings) {
        List<String> names = settings().stream().map(Settings.Known::name).toList();
        settings.values().forEach((key, value) -> {
            String name = Settings.name(key);
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown setting " + key + "; known are " + String.join(", ", names));
            }
            Settings alone = Settings.of(Map.of(name, value));
            with(alone);
            Measurement.check(alone);
            LeadLagThresholds.from(alone);
        });
    }
}
