package io.marketsignals.index.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeadershipTest {
    private static final double MARGIN = 0.001;

    private static Leadership after(Leadership before, int session, double small, double large) {
        List<SegmentReturn> ranking = SegmentReturn.ranking(
                List.of(new SegmentReturn("SMALL", "S", small), new SegmentReturn("LARGE", "L", large)));
        return Leadership.after(before, ranking, MARGIN, session);
    }

    @Test
    void shouldLeadFromTheFirstSessionInWhichItIsFarEnoughAhead() {
        assertThat(after(null, 1, 0, 0)).isNull();
        assertThat(after(null, 1, 0.0109, 0.01)).isNull();
        assertThat(after(null, 1, 0.011, 0.01)).isEqualTo(new Leadership("SMALL", "S", 1));
    }

    @Test
    void shouldLeadOnWhenAnotherIsNotFarEnoughAhead() {
        Leadership small = new Leadership("SMALL", "S", 1);

        assertThat(after(small, 2, 0.01, 0.0109)).isEqualTo(small);
        assertThat(after(small, 2, 0.01, 0.011)).isEqualTo(new Leadership("LARGE", "L", 2));
    }

    @Test
    void shouldKeepTheSessionSinceWhichItLeads() {
        Leadership small = new Leadership("SMALL", "S", 1);

        assertThat(after(small, 2, 0.05, 0.01)).isEqualTo(small);
    }

    @Test
    void shouldSayNothingOfFewerThanTwoSegments() {
        Leadership small = new Leadership("SMALL", "S", 1);
        List<SegmentReturn> alone = List.of(new SegmentReturn("LARGE", "L", 0.05));

        assertThat(Leadership.after(small, alone, MARGIN, 2)).isEqualTo(small);
        assertThat(Leadership.after(null, alone, MARGIN, 2)).isNull();
        assertThat(Leadership.after(small, List.of(), MARGIN, 2)).isEqualTo(small);
    }
}
