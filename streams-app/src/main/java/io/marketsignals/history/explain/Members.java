package io.marketsignals.history.explain;

import io.marketsignals.index.partial.MoverFloors;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.model.Scaled;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All members of an index at one moment.
 *
 * @param index their index
 * @param all by symbol
 */
record Members(String index, List<Member> all) {
    Members {
        all = List.copyOf(all);
    }

    /** The members of a session as stage 1 holds them. */
    static Members of(String index, MarketSession session, StageOne stage) {
        int day = (int) session.session().date().toEpochDay();
        List<Member> members = new ArrayList<>();
        session.memberships().forEach((symbol, weights) -> {
            for (Weight weight : weights) {
                if (weight.index().equals(index)) {
                    members.add(Member.of(symbol, weight, stage.symbol(symbol), day));
                }
            }
        });
        members.sort(Comparator.comparing(Member::symbol));
        return new Members(index, members);
    }

    int count(Member.Group group) {
        return (int) all.stream().filter(member -> member.group() == group).count();
    }

    /** Counted over all; 0 without members. */
    double coverage() {
        long counted = all.stream().filter(member -> member.group().counted()).count();
        return all.isEmpty() ? 0 : (double) counted / all.size();
    }

    /** The earliest session that a member's previous close is of; empty when none has one. */
    Optional<LocalDate> earliestPrevious() {
        return all.stream()
                .map(Member::previousSession)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** The sum of all contributions, fraction. */
    double contribution() {
        return Scaled.toDouble(all.stream().mapToLong(Member::contribution).sum());
    }

    int upgrades() {
        return all.stream().mapToInt(member -> member.calls().upgrades()).sum();
    }

    int downgrades() {
        return all.stream().mapToInt(member -> member.calls().downgrades()).sum();
    }

    /** A group's members, the largest contribution first, then the largest return, then by symbol. */
    List<Member> largest(Member.Group group) {
        return all.stream()
                .filter(member -> member.group() == group)
                .sorted(Comparator.<Member>comparingLong(member -> -Math.abs(member.contribution()))
                        .thenComparing(Member::symbol))
                .toList();
    }

    /**
     * The counted members of enough price and volume by session return, ties by symbol.
     *
     * @param sign 1: the highest first, -1: the lowest
     */
    List<Member> ranked(int sign, MoverFloors floors) {
        return all.stream()
                .filter(member -> member.group().counted()
                        && member.last() >= floors.price()
                        && member.volume() >= floors.volume())
                .sorted(Comparator.<Member>comparingLong(member -> -sign * Scaled.of(member.sessionReturn()))
                        .thenComparing(Member::symbol))
                .toList();
    }
}
