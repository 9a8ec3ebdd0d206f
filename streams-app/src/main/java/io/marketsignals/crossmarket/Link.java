package io.marketsignals.crossmarket;

import io.marketsignals.crossmarket.MarketNews.SessionNews;
import io.marketsignals.model.LeadLagDefinition;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lead-lag with its two markets resolved.
 *
 * @param versions when it holds, in sessions of the leader's market; a watch that is open goes on after a removal
 */
record Link(
        LeadLagDefinition leadLag,
        Timeline<LeadLagDefinition> versions,
        String leaderMarket,
        String followerMarket,
        MarketCalendar followerCalendar) {

    /** Every lead-lag whose two indices are known, of two markets, by id; any other says nothing. */
    static List<Link> all(Reference reference) {
        List<Link> links = new ArrayList<>();
        for (Timeline<LeadLagDefinition> versions : reference.leadLags().values()) {
            versions.versions().stream()
                    .map(Timeline.Version::value)
                    .filter(value -> value != null)
                    .findFirst()
                    .flatMap(leadLag -> of(leadLag, versions, reference))
                    .ifPresent(links::add);
        }
        return List.copyOf(links);
    }

    private static Optional<Link> of(
            LeadLagDefinition leadLag, Timeline<LeadLagDefinition> versions, Reference reference) {
        String leader = reference.marketOfIndex(leadLag.leader()).orElse(null);
        String follower = reference.marketOfIndex(leadLag.follower()).orElse(null);
        if (leader == null || follower == null || leader.equals(follower)) {
            return Optional.empty();
        }
        return reference.calendar(follower).map(calendar -> new Link(leadLag, versions, leader, follower, calendar));
    }

    boolean joins(String market) {
        return leaderMarket.equals(market) || followerMarket.equals(market);
    }

    /** The triggers of the leader in a session in which the lead-lag holds. */
    List<Trigger> triggersOf(SessionNews close) {
        Session session = close.session();
        return versions.at(session).isEmpty()
                ? List.of()
                : close.triggers().stream()
                        .filter(trigger -> trigger.index().equals(leadLag.leader()))
                        .toList();
    }
}
