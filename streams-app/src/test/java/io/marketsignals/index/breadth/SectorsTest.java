package io.marketsignals.index.breadth;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.breadth.Sectors.Sector;
import io.marketsignals.index.partial.SectorTally;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SectorsTest {
    private static final BroadThresholds THRESHOLDS = BroadThresholds.from(Settings.DEFAULTS);

    /** A sector of one counted member of two, with its return and contribution in per mille. */
    private static Sector sector(int sessionReturn, int contribution) {
        long r = sessionReturn * Scaled.ONE / 1000;
        SectorTally tally = new SectorTally(
                sessionReturn > 0 ? 1 : 0,
                sessionReturn < 0 ? 1 : 0,
                sessionReturn == 0 ? 1 : 0,
                r,
                contribution * Scaled.ONE / 1000);
        return new Sector("", 2, tally);
    }

    /** Sectors whose contribution is their return. */
    private static Sectors of(int... returns) {
        List<Sector> sectors = new ArrayList<>();
        for (int r : returns) {
            sectors.add(sector(r, r));
        }
        return Sectors.of(sectors, THRESHOLDS);
    }

    private static Breadth breadth(int advancers, int decliners) {
        return new Breadth(100, Tally.ofCounts(advancers, decliners, 0));
    }

    @Test
    void shouldCountRisingSectorsAmongAll() {
        // 2 of 4 rise; one stands still, one falls
        assertThat(of(5, 5, 0, -3).diffusion()).isEqualTo(0.5);
        assertThat(of(-1).diffusion()).isZero();
    }

    @Test
    void shouldHaveNoDiffusionAndNoBreadthWithoutSectors() {
        assertThat(Sectors.of(List.of(), THRESHOLDS)).isEqualTo(Sectors.NONE);
        assertThat(Sectors.NONE.diffusion()).isNull();
    }

    @Test
    void shouldCountASectorWithoutACountedMemberAsNeitherRisingNorFalling() {
        Sector empty = new Sector("", 3, SectorTally.EMPTY);

        Sectors sectors = Sectors.of(List.of(sector(5, 5), empty), THRESHOLDS);

        assertThat(empty.equalWeightReturn()).isNull();
        assertThat(sectors.diffusion()).isEqualTo(0.5);
        assertThat(sectors.falling()).isZero();
    }

    @Test
    void shouldBeBroadWhenEnoughSectorsRiseAndNoneGivesTooMuch() {
        // 3 of 5 rise; the largest gives 4 of 10
        assertThat(of(4, 3, 3, -1, 0).broad()).isEqualTo(BroadMove.UP);
        // 2 of 4 are too few
        assertThat(of(3, 3, -1, -1).broad()).isEqualTo(BroadMove.NONE);
        // 5 of 11 is too much of one
        assertThat(of(5, 3, 3, -1, 0).broad()).isEqualTo(BroadMove.NONE);
    }

    @Test
    void shouldBeBroadDownInTheMirror() {
        assertThat(of(-4, -3, -3, 1, 0).broad()).isEqualTo(BroadMove.DOWN);
        assertThat(of(-5, -3, -3, 1, 0).broad()).isEqualTo(BroadMove.NONE);
    }

    @Test
    void shouldShareAmongSectorsOfTheSameSignOfContributionOnly() {
        // every sector rises on equal weights; by weight the third falls: 4 of 4 + 3 + 3
        List<Sector> sectors = List.of(sector(1, 4), sector(1, 3), sector(1, -9), sector(1, 3));

        assertThat(Sectors.of(sectors, THRESHOLDS).broad()).isEqualTo(BroadMove.UP);
    }

    @Test
    void shouldNotBeBroadWhenNoSectorContributesToTheSide() {
        assertThat(Sectors.of(List.of(sector(1, -1), sector(1, 0), sector(1, -1)), THRESHOLDS)
                        .broad())
                .isEqualTo(BroadMove.NONE);
        assertThat(of(0, 0, 0).broad()).isEqualTo(BroadMove.NONE);
    }

    @Test
    void shouldBeNeitherWhenBothSidesWouldHold() {
        BroadThresholds half = BroadThresholds.from(
                Settings.of(Map.of("breadth-broadening.diffusion", "0.5", "breadth-broadening.sector-share", "0.5")));

        Sectors sectors = Sectors.of(List.of(sector(2, 2), sector(2, 2), sector(-2, -2), sector(-2, -2)), half);

        assertThat(sectors.broad()).isEqualTo(BroadMove.NONE);
    }

    @Test
    void shouldTakePartOnlyWhenMembersAndSectorsGoTheSameWay() {
        Sectors up = of(4, 3, 3, -1, 0);
        Sectors down = of(-4, -3, -3, 1, 0);

        // 60 of 100 is enough, 59 of 99 is not: 0.596
        assertThat(THRESHOLDS.participation(breadth(60, 40), up)).isEqualTo(BroadMove.UP);
        assertThat(THRESHOLDS.participation(breadth(59, 40), up)).isEqualTo(BroadMove.NONE);
        assertThat(THRESHOLDS.participation(breadth(40, 60), down)).isEqualTo(BroadMove.DOWN);
        assertThat(THRESHOLDS.participation(breadth(40, 59), down)).isEqualTo(BroadMove.NONE);
        assertThat(THRESHOLDS.participation(breadth(60, 40), down)).isEqualTo(BroadMove.NONE);
        assertThat(THRESHOLDS.participation(breadth(0, 0), up)).isEqualTo(BroadMove.NONE);
    }

    @Test
    void shouldAgreeWithCountingByHandOnRandomSectors() {
        int broad = 0;
        for (long seed = 1; seed <= 10_000; seed++) {
            Random random = new Random(seed);
            int trend = random.nextInt(7) - 3;
            List<Sector> sectors = new ArrayList<>();
            int rising = 0;
            int falling = 0;
            int[] gains = new int[9];
            int[] losses = new int[9];
            int count = random.nextInt(9);
            for (int i = 0; i < count; i++) {
                int sessionReturn = random.nextInt(5) - 2 + trend;
                int contribution = random.nextInt(3) - 1 + trend;
                sectors.add(sector(sessionReturn, contribution));
                rising += sessionReturn > 0 ? 1 : 0;
                falling += sessionReturn < 0 ? 1 : 0;
                gains[i] = Math.max(0, contribution);
                losses[i] = Math.max(0, -contribution);
            }
            BroadMove expected = isBroad(rising, count, gains)
                    ? BroadMove.UP
                    : isBroad(falling, count, losses) ? BroadMove.DOWN : BroadMove.NONE;

            Sectors told = Sectors.of(sectors, THRESHOLDS);

            assertThat(told.broad()).as("seed %d", seed).isEqualTo(expected);
            assertThat(told.diffusion())
                    .as("seed %d", seed)
                    .isEqualTo(count == 0 ? null : (Double) ((double) rising / count));
            broad += expected == BroadMove.NONE ? 0 : 1;
        }
        assertThat(broad).isBetween(1_000, 9_000);
    }

    /** In whole numbers: at least 6 of 10 sectors, and the largest share at most 4 of 10. */
    private static boolean isBroad(int moving, int sectors, int[] shares) {
        int total = 0;
        int largest = 0;
        for (int share : shares) {
            total += share;
            largest = Math.max(largest, share);
        }
        return total > 0 && 10 * moving >= 6 * sectors && 10 * largest <= 4 * total;
    }
}
