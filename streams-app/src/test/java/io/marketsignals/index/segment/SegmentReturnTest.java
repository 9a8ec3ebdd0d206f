package io.marketsignals.index.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SegmentReturnTest {
    private static List<String> segments(List<SegmentReturn> ranking) {
        return ranking.stream().map(SegmentReturn::segment).toList();
    }

    @Test
    void shouldRankByReturnBestFirst() {
        List<SegmentReturn> ranking = SegmentReturn.ranking(List.of(
                new SegmentReturn("LARGE", "L", -0.02),
                new SegmentReturn("SMALL", "S", 0.01),
                new SegmentReturn("MID", "M", 0)));

        assertThat(segments(ranking)).containsExactly("SMALL", "MID", "LARGE");
    }

    @Test
    void shouldRankASegmentByItsBestIndex() {
        List<SegmentReturn> ranking = SegmentReturn.ranking(List.of(
                new SegmentReturn("SMALL", "S1", -0.02),
                new SegmentReturn("LARGE", "L", 0.01),
                new SegmentReturn("SMALL", "S2", 0.03)));

        assertThat(ranking)
                .containsExactly(new SegmentReturn("SMALL", "S2", 0.03), new SegmentReturn("LARGE", "L", 0.01));
    }

    @Test
    void shouldBreakTiesByNameWhereReturnsDifferByRoundingOnly() {
        // 1005/1000 - 1 and 5025/5000 - 1 are both half a per cent
        List<SegmentReturn> ranking = SegmentReturn.ranking(List.of(
                new SegmentReturn("SMALL", "S", 1005.0 / 1000 - 1 + 1e-16),
                new SegmentReturn("LARGE", "L2", 5025.0 / 5000 - 1),
                new SegmentReturn("LARGE", "L1", 0.005)));

        assertThat(ranking).extracting(SegmentReturn::index).containsExactly("L1", "S");
    }

    @Test
    void shouldRankNothingWithoutSegments() {
        assertThat(SegmentReturn.ranking(List.of())).isEmpty();
    }

    @Test
    void shouldAgreeWithComparingEachPairOnRandomMarkets() {
        for (long seed = 1; seed <= 10_000; seed++) {
            Random random = new Random(seed);
            List<SegmentReturn> indices = new ArrayList<>();
            for (int i = random.nextInt(7); i >= 0; i--) {
                indices.add(new SegmentReturn("S" + random.nextInt(4), "I" + i, (random.nextInt(5) - 2) / 100.0));
            }

            List<SegmentReturn> ranking = SegmentReturn.ranking(indices);

            TreeSet<String> all = new TreeSet<>();
            for (SegmentReturn index : indices) {
                all.add(index.segment());
                SegmentReturn best = ranking.stream()
                        .filter(r -> r.segment().equals(index.segment()))
                        .findFirst()
                        .orElseThrow();
                assertThat(best.equals(index) || isAhead(best, index))
                        .as("seed %d: %s for %s", seed, best, index)
                        .isTrue();
            }
            assertThat(segments(ranking)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(all);
            for (int i = 1; i < ranking.size(); i++) {
                assertThat(isAhead(ranking.get(i - 1), ranking.get(i)))
                        .as("seed %d: %s", seed, ranking)
                        .isTrue();
            }
        }
    }

    private static boolean isAhead(SegmentReturn a, SegmentReturn b) {
        if (a.sessionReturn() != b.sessionReturn()) {
            return a.sessionReturn() > b.sessionReturn();
        }
        return (a.segment() + a.index()).compareTo(b.segment() + b.index()) < 0;
    }
}
