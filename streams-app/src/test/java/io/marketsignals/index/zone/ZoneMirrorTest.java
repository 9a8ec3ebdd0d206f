package io.marketsignals.index.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A support is a resistance in the mirror, and no path tells a step out of order. */
class ZoneMirrorTest {
    private static final int CASES = 5_000;
    /** One price in each band: far away, re-armed or not, approached, on edges, broken, clear of the retest band. */
    private static final double[] RISING = {900, 985, 991, 996, 1000, 1005, 1010, 1010.5, 1012, 1020, 1100};

    /** The same bands of a support [1000, 1010], from above. */
    private static final double[] FALLING = {1120, 1025, 1019, 1014, 1010, 1005, 1000, 999.5, 998, 990, 900};

    private static ZoneDefinition zone(Role role) {
        return new ZoneDefinition("Z", "IX", role, 1000, 1010, "", null);
    }

    /** A path of bands, each with whether the session closes there. */
    private static List<int[]> path(Random random) {
        List<int[]> path = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            path.add(new int[] {random.nextInt(RISING.length), random.nextInt(4) == 0 ? 1 : 0});
        }
        return path;
    }

    private static List<List<ZoneEvent>> walk(List<int[]> steps, Role role, double[] prices) {
        Path path = new Path(zone(role));
        List<List<ZoneEvent>> events = new ArrayList<>();
        for (int[] step : steps) {
            events.add(path.price(prices[step[0]]));
            if (step[1] == 1) {
                events.add(path.close(prices[step[0]]));
            }
        }
        return events;
    }

    @Test
    void shouldTellTheSameOfASupportWhenThePathIsMirrored() {
        for (long seed = 1; seed <= CASES; seed++) {
            List<int[]> steps = path(new Random(seed));

            List<List<ZoneEvent>> resistance = walk(steps, Role.RESISTANCE, RISING);

            assertThat(walk(steps, Role.SUPPORT, FALLING)).as("seed %d", seed).isEqualTo(resistance);
        }
    }

    @Test
    void shouldConfirmOrFailOnlyWhatBroke() {
        for (long seed = 1; seed <= CASES; seed++) {
            boolean broken = false;
            boolean confirmed = false;
            for (List<ZoneEvent> step : walk(path(new Random(seed)), Role.RESISTANCE, RISING)) {
                for (ZoneEvent event : step) {
                    String at = "seed " + seed + ": " + event;
                    switch (event) {
                        case APPROACH, ENTER -> assertThat(broken).as(at).isFalse();
                        case BREAK -> {
                            assertThat(broken).as(at).isFalse();
                            broken = true;
                        }
                        case BREAK_CONFIRMED -> {
                            assertThat(broken && !confirmed).as(at).isTrue();
                            confirmed = true;
                        }
                        case RETEST_HELD -> assertThat(confirmed).as(at).isTrue();
                        case FAILED_BREAK, ROLE_FLIPPED -> {
                            assertThat(event == ZoneEvent.FAILED_BREAK ? broken : confirmed)
                                    .as(at)
                                    .isTrue();
                            broken = false;
                            confirmed = false;
                        }
                    }
                }
            }
        }
    }
}
