package io.marketsignals.history.explain;

import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an alert speaks of.
 *
 * @param market whose session it is; of a watch that opens, the leader's
 * @param indices that it rests on, the first is the main one; empty where only reference data would tell
 * @param symbol the member that an alert of one member is about
 */
record Subject(Kind kind, String market, List<String> indices, Optional<String> symbol) {
    /** The kinds of subjects. */
    enum Kind {
        INDEX,
        ZONE,
        PAIR,
        MEMBER,
        /** The segments of a market. */
        SEGMENTS,
        /** A leader in one market and its follower in another. */
        LEAD_LAG
    }

    Subject {
        indices = List.copyOf(indices);
    }

    /**
     * The subject of an alert.
     *
     * @param reference empty where there is none any more; then a pair's legs are unknown
     */
    static Subject of(AlertRevision alert, Closes closes, Optional<Reference> reference) {
        String market = alert.market();
        if (alert.text("symbol").isPresent()) {
            return new Subject(Kind.MEMBER, market, alert.text("index").stream().toList(), alert.text("symbol"));
        }
        if (alert.text("index").isPresent()) {
            return new Subject(Kind.ZONE, market, List.of(alert.text("index").get()), Optional.empty());
        }
        if (alert.text("leader").isPresent() && alert.text("follower").isPresent()) {
            return leadLag(alert);
        }
        if (alert.number("smallReturn").isPresent()) {
            return new Subject(Kind.PAIR, market, legs(alert, reference), Optional.empty());
        }
        if (alert.subject().equals(market)) {
            return new Subject(Kind.SEGMENTS, market, ranked(alert, closes), Optional.empty());
        }
        return new Subject(Kind.INDEX, market, List.of(alert.subject()), Optional.empty());
    }

    /** A watch that opens speaks of the leader's session, any later event of the follower's. */
    private static Subject leadLag(AlertRevision alert) {
        String leader = alert.text("leader").orElseThrow();
        String follower = alert.text("follower").orElseThrow();
        return alert.says("firstOpen")
                ? new Subject(
                        Kind.LEAD_LAG,
                        alert.text("leaderMarket").orElse(alert.market()),
                        List.of(leader),
                        Optional.empty())
                : new Subject(Kind.LEAD_LAG, alert.market(), List.of(follower), Optional.empty());
    }

    private static List<String> legs(AlertRevision alert, Optional<Reference> reference) {
        return reference.map(known -> known.pairs().get(alert.subject())).stream()
                .flatMap(Subject::definitions)
                .findFirst()
                .map(pair -> List.of(pair.small(), pair.large()))
                .orElse(List.of());
    }

    private static Stream<PairDefinition> definitions(Timeline<PairDefinition> pair) {
        return pair.versions().stream().map(Timeline.Version::value).filter(Objects::nonNull);
    }

    /** The leader's index first, then the others of the market. */
    private static List<String> ranked(AlertRevision alert, Closes closes) {
        List<String> indices =
                new ArrayList<>(alert.text("leaderIndex").stream().toList());
        closes.indices(alert.market()).stream()
                .filter(index -> !indices.contains(index))
                .forEach(indices::add);
        return indices;
    }
}
