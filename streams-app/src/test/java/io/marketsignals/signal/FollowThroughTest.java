package io.marketsignals.signal;

import static io.marketsignals.signal.ClosedIndex.evidence;
import static io.marketsignals.signal.ClosedIndex.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.model.Settings;
import org.junit.jupiter.api.Test;

class FollowThroughTest {
    private final ClosedIndex index = ClosedIndex.of(FollowThrough.from(Settings.DEFAULTS));

    /** Nineteen closes at 120, a closing low of 100 on 20 Jan, and the first up close, day 1, on the 21st. */
    private void dayOne(ClosedIndex of) {
        of.closes(19, 120).close(100);
        of.close(101);
    }

    @Test
    void shouldTellAStrongCloseOnHigherVolumeOnTheFourthDay() {
        dayOne(index);
        index.closes(2, 101);

        Finding finding = index.volume(1001).close(103).get(0);

        assertThat(finding.phase()).isEqualTo(Finding.Phase.HAPPENED);
        assertThat(evidence(finding, "day")).isEqualTo(4.0);
        assertThat(evidence(finding, "low")).isEqualTo(100.0);
        assertThat(evidence(finding, "lowSession")).isEqualTo("2024-01-20");
        assertThat((double) evidence(finding, "sessionReturn")).isCloseTo(2.0 / 101, within(1e-12));
        assertThat(evidence(finding, "volumeOf")).isEqualTo("MEMBERS");
        assertThat(evidence(finding, "volume")).isEqualTo(1001.0);
        assertThat(evidence(finding, "previousVolume")).isEqualTo(1000.0);
        assertThat(reason(finding))
                .isEqualTo("IX closes up 1.98 % on higher volume, day 4 of its rally from the low of 20 Jan 2024.");
    }

    @Test
    void shouldSayNothingBeforeTheFourthDay() {
        dayOne(index);
        index.close(101);

        assertThat(index.volume(1001).close(103)).isEmpty();
    }

    @Test
    void shouldSpeakOnTheTenthDayAndNotAfter() {
        ClosedIndex tooLate = ClosedIndex.of(FollowThrough.from(Settings.DEFAULTS));
        dayOne(index);
        dayOne(tooLate);

        assertThat(index.closes(8, 101).volume(1001).close(103)).hasSize(1);
        assertThat(tooLate.closes(9, 101).volume(1001).close(103)).isEmpty();
    }

    @Test
    void shouldSpeakOnceAnAttempt() {
        dayOne(index);
        index.closes(2, 101);

        assertThat(index.volume(1001).close(103)).hasSize(1);
        assertThat(index.volume(1002).close(105)).isEmpty();
    }

    @Test
    void shouldNeedTheGainAndTheVolume() {
        dayOne(index);
        index.closes(2, 100);

        // 101.25 / 100 is exactly enough, but on equal volume; 1.2 % on higher volume is too little
        assertThat(index.close(101.25)).isEmpty();
        assertThat(index.volume(1001).close(102.465)).isEmpty();
    }

    @Test
    void shouldVoidTheAttemptWhenACloseUndercutsTheLow() {
        dayOne(index);
        index.close(99.99);
        index.closes(1, 101);
        index.close(101);

        // day 1 is now the 23rd: this is its third day
        assertThat(index.volume(1001).close(103)).isEmpty();
        Finding finding = index.volume(1002).close(105).get(0);
        assertThat(evidence(finding, "lowSession")).isEqualTo("2024-01-22");
    }

    @Test
    void shouldKeepTheAttemptWhenACloseIsAtTheLow() {
        dayOne(index);
        index.closes(2, 100);

        assertThat(index.volume(1001).close(102)).hasSize(1);
    }

    @Test
    void shouldPreferTheFeedsVolume() {
        dayOne(index.indexVolume(500));
        index.closes(2, 101);

        assertThat(index.volume(2000).indexVolume(500).close(103)).isEmpty();
        Finding finding = index.volume(10).indexVolume(501).close(105).get(0);
        assertThat(evidence(finding, "volumeOf")).isEqualTo("INDEX");
    }

    @Test
    void shouldSayNothingWhenTheSessionBeforeHadNoVolume() {
        dayOne(index);
        index.close(101);
        index.volume(0).close(101);

        assertThat(index.volume(1001).close(103)).isEmpty();
    }

    @Test
    void shouldNeedTwentySessionsForALow() {
        index.closes(18, 120).close(100);
        index.close(101);
        index.closes(2, 101);

        assertThat(index.volume(1001).close(103)).isEmpty();
    }

    @Test
    void shouldNeedCoverageForTheMembersVolume() {
        dayOne(index);
        index.closes(2, 101);

        assertThat(index.breadth(49, 0).volume(1001).close(103)).isEmpty();
    }
}
