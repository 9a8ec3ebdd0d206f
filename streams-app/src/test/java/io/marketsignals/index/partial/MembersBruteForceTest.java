package io.marketsignals.index.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.index.breadth.Concentration;
import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Sectors, movers and concentration against counting them one by one: random members with ties, without a price, unmoved,
 * halted or listed today, with and without sectors, split over partitions.
 */
class MembersBruteForceTest {
    private static final int CASES = 10_000;
    private static final MoverFloors FLOORS = new MoverFloors(3, 40);

    /** A member of weight 1/64, so that its contribution is exact; the return is in per cent. */
    private record Member(String symbol, int percent, int price, int volume, String sector, boolean counted) {
        Weight place() {
            return new Weight("IX", 1.0 / 64, sector);
        }

        MemberReading reading() {
            if (!counted) {
                MemberClass other = percent % 2 == 0 ? MemberClass.HALTED : MemberClass.NO_PREVIOUS_CLOSE;
                return MemberReading.of(other, price, 0, volume, 0);
            }
            MemberClass moved =
                    percent > 0 ? MemberClass.ADVANCER : percent < 0 ? MemberClass.DECLINER : MemberClass.UNCHANGED;
            return MemberReading.of(moved, price, percent / 100.0, volume, 0);
        }

        long sessionReturn() {
            return percent * Scaled.ONE / 100;
        }

        long contribution() {
            return sessionReturn() / 64;
        }
    }

    private static List<Member> members(Random random) {
        int largest = random.nextInt(20) == 0 ? 900 : 6;
        int sectors = random.nextInt(5);
        List<Member> members = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            int sector = random.nextInt(sectors + 1);
            members.add(new Member(
                    "S" + i,
                    Math.max(-99, random.nextInt(2 * largest + 1) - largest),
                    1 + random.nextInt(9),
                    random.nextInt(100),
                    sector == sectors ? null : "sector " + sector,
                    random.nextInt(8) > 0));
        }
        Collections.shuffle(members, random);
        return members;
    }

    /** The members over some partitions, some of them read before with another price. */
    private static IndexPartial partial(List<Member> members, Random random) {
        List<OneIndex> partitions = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            partitions.add(new OneIndex("IX", FLOORS));
        }
        for (Member member : members) {
            OneIndex partition = partitions.get(random.nextInt(partitions.size()));
            MemberReading before = random.nextBoolean()
                    ? null
                    : MemberReading.of(MemberClass.ADVANCER, 2, 0.5, 30 + random.nextInt(40), 0);
            if (before != null) {
                partition.put(member.symbol(), member.place(), before);
                if (random.nextBoolean()) {
                    partition.take();
                }
            }
            partition.put(member.symbol(), member.place(), member.reading());
        }
        return partitions.stream().map(OneIndex::partial).reduce(IndexPartial.empty("IX"), IndexPartial::combine);
    }

    private static int count(List<Member> members, Predicate<Member> which) {
        return (int) members.stream().filter(m -> m.counted() && which.test(m)).count();
    }

    @Test
    void shouldSumSectorsToThoseOfTheirMembers() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            List<Member> members = members(random);
            Map<String, SectorTally> expected = new TreeMap<>();
            for (Member m : members) {
                if (m.sector() != null && m.counted()) {
                    SectorTally before = expected.getOrDefault(m.sector(), SectorTally.EMPTY);
                    expected.put(
                            m.sector(),
                            new SectorTally(
                                    before.advancers() + (m.percent() > 0 ? 1 : 0),
                                    before.decliners() + (m.percent() < 0 ? 1 : 0),
                                    before.unchanged() + (m.percent() == 0 ? 1 : 0),
                                    before.returns() + m.sessionReturn(),
                                    before.contribution() + m.contribution()));
                }
            }

            Map<String, SectorTally> sectors = partial(members, random).sectors();

            assertThat(sectors).as("seed %d", seed).isEqualTo(expected);
            SectorTally all = sectors.values().stream().reduce(SectorTally.EMPTY, SectorTally::combine);
            assertThat(all.advancers()).isEqualTo(count(members, m -> m.sector() != null && m.percent() > 0));
            assertThat(all.decliners()).isEqualTo(count(members, m -> m.sector() != null && m.percent() < 0));
            assertThat(all.unchanged()).isEqualTo(count(members, m -> m.sector() != null && m.percent() == 0));
        }
    }

    @Test
    void shouldListTheTenLargestAndSmallestReturnsAboveTheFloors() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            List<Member> members = members(random);

            Movers movers = partial(members, random).movers();

            assertThat(movers.leaders()).as("seed %d", seed).isEqualTo(tenFirst(members, 1));
            assertThat(movers.laggards()).as("seed %d", seed).isEqualTo(tenFirst(members, -1));
        }
    }

    /** Whoever has fewer than ten ahead of it, by rank. */
    private static List<Mover> tenFirst(List<Member> members, int sign) {
        Map<Integer, Mover> byRank = new TreeMap<>();
        for (Member m : members) {
            int rank = count(members, o -> isAdmitted(o) && isAhead(o, m, sign));
            if (m.counted() && isAdmitted(m) && rank < 10) {
                byRank.put(rank, new Mover(m.symbol(), m.sessionReturn(), m.price(), m.volume()));
            }
        }
        return List.copyOf(byRank.values());
    }

    private static boolean isAdmitted(Member member) {
        return member.price() >= 3 && member.volume() >= 40;
    }

    private static boolean isAhead(Member a, Member b, int sign) {
        return a.percent() == b.percent()
                ? a.symbol().compareTo(b.symbol()) < 0
                : a.percent() * sign > b.percent() * sign;
    }

    @Test
    void shouldMeasureConcentrationOverTheReturnsOwnSide() {
        int measured = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            List<Member> members = members(random);
            int sign = random.nextBoolean() ? 1 : -1;
            List<Double> side = members.stream()
                    .filter(m -> m.counted() && m.percent() * sign > 0)
                    .map(m -> (double) m.percent() * sign)
                    .sorted(Collections.reverseOrder())
                    .toList();
            double total = side.stream().mapToDouble(c -> c).sum();

            Concentration told = Concentration.of(partial(members, random), sign * 0.01);

            if (side.isEmpty()) {
                assertThat(told).as("seed %d", seed).isNull();
                continue;
            }
            double herfindahl =
                    side.stream().mapToDouble(c -> c / total * (c / total)).sum();
            assertThat(told.top5Share()).as("seed %d", seed).isCloseTo(largest(side, 5) / total, within(1e-12));
            assertThat(told.top10Share()).as("seed %d", seed).isCloseTo(largest(side, 10) / total, within(1e-12));
            assertThat(told.herfindahl()).as("seed %d", seed).isCloseTo(herfindahl, within(1e-12));
            assertThat(told.effectiveNames()).as("seed %d", seed).isCloseTo(1 / herfindahl, within(1e-9));
            measured++;
        }
        assertThat(measured).isGreaterThan(CASES / 2);
    }

    private static double largest(List<Double> side, int k) {
        return side.stream().limit(k).mapToDouble(c -> c).sum();
    }
}
