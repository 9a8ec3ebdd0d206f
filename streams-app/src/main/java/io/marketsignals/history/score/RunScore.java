package io.marketsignals.history.score;

import io.marketsignals.history.run.AlertLine;
import io.marketsignals.history.run.RunFolder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What happened after the alerts of a run, by index or pair, type and direction. */
public final class RunScore {
    private final ScoreWish wish;
    private final List<TrackScore> tracks = new ArrayList<>();
    private final Map<String, Integer> unscored = new TreeMap<>();

    /** The types of one index or pair, by type and direction. */
    record TrackScore(Track track, List<TypeScore> types) {}

    private record Type(String name, String direction) {
        static final Comparator<Type> ORDER = Comparator.comparing(Type::name)
                .thenComparing(Type::direction, Comparator.reverseOrder()); // UP before DOWN
    }

    private RunScore(ScoreWish wish) {
        this.wish = wish;
    }

    /** Scores each alert once, by its session as first raised; one that was cancelled in the end never was. */
    public static RunScore of(RunFolder run, ScoreWish wish) {
        RunScore score = new RunScore(wish);
        Tracks tracks = new Tracks(run);
        Map<String, Track> byName = new TreeMap<>();
        Map<String, Map<Type, List<Integer>>> places = new HashMap<>();
        for (AlertLine alert : run.raised(wish::wantsType)) {
            Track track = tracks.of(alert).orElse(null);
            if (!wish.wantsSubject(alert, track == null ? "" : track.name())) {
                continue;
            }
            OptionalInt place = track == null ? OptionalInt.empty() : track.place(alert.session());
            if (place.isEmpty()) {
                score.unscored.merge(alert.type(), 1, Integer::sum);
                continue;
            }
            byName.put(track.name(), track);
            places.computeIfAbsent(track.name(), name -> new TreeMap<>(Type.ORDER))
                    .computeIfAbsent(new Type(alert.type(), alert.direction()), type -> new ArrayList<>())
                    .add(place.getAsInt());
        }
        byName.forEach((name, track) -> score.tracks.add(score.track(track, places.get(name))));
        return score;
    }

    private TrackScore track(Track track, Map<Type, List<Integer>> places) {
        List<TypeScore> types = new ArrayList<>();
        places.forEach((type, of) -> {
            Collections.sort(of);
            types.add(TypeScore.of(type.name(), type.direction(), track, of, wish));
        });
        return new TrackScore(track, List.copyOf(types));
    }

    ScoreWish wish() {
        return wish;
    }

    /** By name. */
    List<TrackScore> tracks() {
        return Collections.unmodifiableList(tracks);
    }

    /** Alerts that have no index, pair or session in this run to be scored by, by type. */
    Map<String, Integer> unscored() {
        return Collections.unmodifiableMap(unscored);
    }

    /** How many intervals were held against the base rate. */
    long judged() {
        return 2 * horizons().stream().filter(HorizonScore::judged).count();
    }

    /** In how many of them the base rate lies outside. */
    long different() {
        return horizons().stream().filter(HorizonScore::hitsDiffer).count()
                + horizons().stream().filter(HorizonScore::meanDiffers).count();
    }

    private List<HorizonScore> horizons() {
        return tracks.stream()
                .flatMap(track -> track.types().stream())
                .flatMap(type -> type.horizons().stream())
                .toList();
    }
}
