package io.marketsignals.index.partial;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.model.SquareSum;
import io.marketsignals.symbol.MemberClass;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.MemberReading.Calls;
import io.marketsignals.symbol.Standing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The laws of partial sums, on random members with ties, without volume, halted, or listed today. */
class PartialLawsTest {
    private static final int CASES = 2_000;
    private static final String INDEX = "IX";

    /** A member with its weight and reading; weight times return is exact to twelve digits. */
    private record Member(String symbol, Weight place, MemberReading reading) {
        double weight() {
            return place.weight();
        }
    }

    private static Member member(int number, Random random) {
        // per mille, few values: ties are common
        int permille = random.nextInt(21) - 10;
        long volume = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
        int late = random.nextInt(3);
        MemberClass memberClass =
                switch (random.nextInt(12)) {
                    case 0 -> MemberClass.HALTED;
                    case 1 -> MemberClass.NO_PREVIOUS_CLOSE;
                    default ->
                        permille > 0
                                ? MemberClass.ADVANCER
                                : permille < 0 ? MemberClass.DECLINER : MemberClass.UNCHANGED;
                };
        boolean counted = memberClass != MemberClass.HALTED && memberClass != MemberClass.NO_PREVIOUS_CLOSE;
        double sessionReturn = counted ? permille / 1000.0 : 0;
        Standing standing = counted ? new Standing(random.nextInt(1 << 11)) : Standing.NONE;
        Calls calls = new Calls(random.nextInt(2), random.nextInt(2));
        double last = 1 + random.nextInt(5);
        return new Member(
                "S" + number,
                new Weight(INDEX, 0.0005 * (1 + number % 4), number % 5 == 0 ? null : "sector " + number % 5),
                new MemberReading(memberClass, last, sessionReturn, volume, late, standing, calls));
    }

    private static List<Member> members(int count, Random random) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(10) > 0) { // the others have no price
                members.add(member(i, random));
            }
        }
        return members;
    }

    private static IndexPartial partial(List<Member> members) {
        OneIndex index = new OneIndex(INDEX, MoverFloors.NONE);
        members.forEach(m -> index.put(m.symbol(), m.place(), m.reading()));
        return index.partial();
    }

    private static Tally tally(Random random) {
        return partial(List.of(member(random.nextInt(200), random), member(random.nextInt(200), random)))
                .tally();
    }

    @Test
    void shouldCombineTalliesInAnyOrder() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            Tally a = tally(random);
            Tally b = tally(random);
            Tally c = tally(random);

            assertThat(a.combine(b)).as("seed %d", seed).isEqualTo(b.combine(a));
            assertThat(a.combine(b).combine(c)).as("seed %d", seed).isEqualTo(a.combine(b.combine(c)));
            assertThat(a.combine(Tally.EMPTY)).as("seed %d", seed).isEqualTo(a);
        }
    }

    @Test
    void shouldMergeToTheSameWhateverTheSplit() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            List<Member> members = members(200, random);
            int count = 1 + random.nextInt(7);
            Map<Integer, List<Member>> split = members.stream()
                    .collect(Collectors.groupingBy(m -> random.nextInt(count), TreeMap::new, Collectors.toList()));
            List<IndexPartial> parts = new ArrayList<>();
            split.values().forEach(part -> parts.add(partial(part)));
            Collections.shuffle(parts, random);

            IndexPartial merged = parts.stream().reduce(IndexPartial.empty(INDEX), IndexPartial::combine);

            assertThat(merged).as("seed %d, %d parts", seed, count).isEqualTo(partial(members));
        }
    }

    @Test
    void shouldCombinePartialsInAnyGrouping() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            List<Member> members = members(60, random);
            IndexPartial a = partial(members.subList(0, 15));
            IndexPartial b = partial(members.subList(15, 30));
            IndexPartial c = partial(members.subList(30, members.size()));

            assertThat(a.combine(b)).as("seed %d", seed).isEqualTo(b.combine(a));
            assertThat(a.combine(b).combine(c)).as("seed %d", seed).isEqualTo(a.combine(b.combine(c)));
        }
    }

    @Test
    void shouldForgetWhatMembersSaidBeforeTheirLastReading() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            OneIndex index = new OneIndex(INDEX, MoverFloors.NONE);
            Map<String, Member> last = new TreeMap<>();
            for (int i = 0; i < 150; i++) {
                Member now = member(random.nextInt(30), random);
                last.put(now.symbol(), now);
                index.put(now.symbol(), now.place(), now.reading());
                switch (random.nextInt(6)) {
                    case 0 -> index.take();
                    case 1 -> index.partial();
                    default -> {
                        // it waits, and may be replaced before it is taken in
                    }
                }
            }

            assertThat(index.partial()).as("seed %d", seed).isEqualTo(partial(List.copyOf(last.values())));
        }
    }

    @Test
    void shouldAddUpToWhatExactArithmeticGives() {
        for (long seed = 1; seed <= CASES; seed++) {
            List<Member> members = members(200, new Random(seed));
            IndexPartial partial = partial(members);
            Tally tally = partial.tally();
            List<Member> gainers = of(members, MemberClass.ADVANCER);
            List<Member> losers = of(members, MemberClass.DECLINER);

            assertThat(tally.advancers()).as("seed %d", seed).isEqualTo(gainers.size());
            assertThat(tally.decliners()).as("seed %d", seed).isEqualTo(losers.size());
            assertThat(tally.upVolume()).as("seed %d", seed).isEqualTo(volume(gainers));
            assertThat(tally.downVolume()).as("seed %d", seed).isEqualTo(volume(losers));
            assertThat(tally.gains()).as("seed %d", seed).isEqualTo(scaled(gainers));
            assertThat(tally.losses()).as("seed %d", seed).isEqualTo(scaled(losers));
            assertThat(tally.gainSquares()).as("seed %d", seed).isEqualTo(squares(gainers));
            assertThat(tally.lossSquares()).as("seed %d", seed).isEqualTo(squares(losers));
            assertThat(tally.late())
                    .as("seed %d", seed)
                    .isEqualTo(
                            members.stream().mapToInt(m -> m.reading().late()).sum());
            assertThat(partial.gainers()).as("seed %d", seed).isEqualTo(largest(gainers));
            assertThat(partial.losers()).as("seed %d", seed).isEqualTo(largest(losers));
        }
    }

    private static List<Member> of(List<Member> members, MemberClass memberClass) {
        return members.stream()
                .filter(m -> m.reading().memberClass() == memberClass)
                .toList();
    }

    private static long volume(List<Member> members) {
        return members.stream().mapToLong(m -> m.reading().volume()).sum();
    }

    private static BigDecimal contribution(Member member) {
        return new BigDecimal(Double.toString(member.weight()))
                .multiply(new BigDecimal(Double.toString(member.reading().sessionReturn())));
    }

    private static long scaled(List<Member> members) {
        BigDecimal sum = members.stream().map(PartialLawsTest::contribution).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.movePointRight(12).longValueExact();
    }

    private static SquareSum squares(List<Member> members) {
        BigDecimal sum = members.stream().map(m -> contribution(m).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigInteger exact = sum.movePointRight(24).toBigIntegerExact();
        return new SquareSum(exact.shiftRight(64).longValueExact(), exact.longValue());
    }

    /** The ten largest contributions, ties by symbol. */
    private static List<Contributor> largest(List<Member> members) {
        return members.stream()
                .sorted((a, b) -> {
                    int larger = contribution(b).abs().compareTo(contribution(a).abs());
                    return larger != 0 ? larger : a.symbol().compareTo(b.symbol());
                })
                .limit(10)
                .map(m -> new Contributor(
                        m.symbol(), contribution(m).movePointRight(12).longValueExact()))
                .toList();
    }
}
