package io.marketsignals.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What makes a market's state hash another one, and from which close on. */
class StateHashTest {
    @Test
    void shouldBeTheSameWhenTheSameHappens() {
        List<String> first = threeSessions(Map.of(), 1.0);
        List<String> second = threeSessions(Map.of(), 1.0);

        assertThat(second).hasSize(3).doesNotHaveDuplicates().isEqualTo(first);
    }

    @Test
    void shouldDifferFromTheSessionOnInWhichOnePriceDiffers() {
        List<String> plain = threeSessions(Map.of(), 1.0);
        List<String> other = threeSessions(Map.of(), 1.01);

        assertThat(other.get(0)).isEqualTo(plain.get(0));
        assertThat(other.get(1)).isNotEqualTo(plain.get(1));
        assertThat(other.get(2)).isNotEqualTo(plain.get(2));
    }

    @Test
    void shouldDifferFromTheSessionOnInWhichASettingOpensAnAlert() {
        List<String> quiet = threeSessions(Map.of("rally.sessions", "1", "rally.return", "0.02"), 1.0);
        List<String> rallying = threeSessions(Map.of("rally.sessions", "1", "rally.return", "0.01"), 1.0);

        assertThat(rallying.get(0)).isEqualTo(quiet.get(0));
        assertThat(rallying.get(1)).isNotEqualTo(quiet.get(1));
    }

    /** All small members gain 1 % in the second session but one, and nothing else moves; the hash of each close. */
    private static List<String> threeSessions(Map<String, String> settings, double oneGains) {
        TwoSegments market = new TwoSegments(settings);
        market.close(0, TwoSegments.all(0));
        Double[] gains = TwoSegments.all(1.0);
        gains[3] = oneGains;
        market.close(0, gains);
        market.close(0, TwoSegments.all(0));
        return market.hashes();
    }
}
