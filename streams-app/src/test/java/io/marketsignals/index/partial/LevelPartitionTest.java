package io.marketsignals.index.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.Level;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelPartitionTest {
    private static final int MONDAY = (int) LocalDate.of(2024, 3, 4).toEpochDay();
    private static final Reference REFERENCE = Reference.of(
            Map.of(
                    "M",
                    Timeline.always(MarketCalendar.fromData(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0)))),
            Map.of("IX", Timeline.always(new IndexDefinition("IX", "M", null, false, 1000, List.of()))),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());

    private final States<LevelState> states = States.onHeap();
    private final List<SourceReport> reports = new ArrayList<>();
    private final List<String> intake = new ArrayList<>();

    @Test
    void shouldTellAnOfficialCloseWhenItsBucketHadClosedBeforeARestart() {
        SourcePartition<Level> before = partition(SourcePartition.Mark.START);
        before.accept(level("2024-03-04T17:00:00Z", 1000, false));
        before.advance(time("2024-03-04T17:00:05Z"));
        before.accept(level("2024-03-04T17:00:00Z", 1002, true));
        reports.clear();

        SourcePartition<Level> after = partition(before.mark());
        after.advance(time("2024-03-04T17:00:06Z"));

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).levels()).extracting(LevelState::last).containsExactly(1002.0);
    }

    @Test
    void shouldTellNothingTwiceWhenARestartFollowsTheClose() {
        SourcePartition<Level> before = partition(SourcePartition.Mark.START);
        before.accept(level("2024-03-04T12:00:00Z", 1000, false));
        before.advance(time("2024-03-04T12:00:05Z"));
        reports.clear();

        SourcePartition<Level> after = partition(before.mark());
        after.advance(time("2024-03-04T12:00:06Z"));

        assertThat(reports).hasSize(1).noneMatch(SourceReport::hasNews);
    }

    @Test
    void shouldTellTheOpenBucketWhenItIsForced() {
        SourcePartition<Level> partition = partition(SourcePartition.Mark.START);
        partition.accept(level("2024-03-04T12:00:00.500Z", 1000, false));
        reports.clear();

        partition.force(time("2024-03-04T12:00:40Z"));

        assertThat(reports).extracting(SourceReport::hasNews).containsExactly(true, false);
        assertThat(reports).allMatch(SourceReport::forced);
        assertThat(reports)
                .extracting(SourceReport::watermark)
                .containsExactly(time("2024-03-04T12:00:01Z"), time("2024-03-04T12:00:40Z"));
    }

    @Test
    void shouldTellAnOfficialCloseAfterTheSessionsEndAsThatSessions() {
        SourcePartition<Level> partition = partition(SourcePartition.Mark.START);
        partition.accept(level("2024-03-04T16:00:00Z", 1000, false));
        partition.advance(time("2024-03-04T18:00:00Z"));
        reports.clear();

        partition.accept(level("2024-03-04T19:00:00Z", 1002, true));
        partition.advance(time("2024-03-04T19:00:01Z"));

        assertThat(reports.get(reports.size() - 1).levels())
                .extracting(LevelState::session, LevelState::last, LevelState::official)
                .containsExactly(tuple(MONDAY, 1002.0, true));
        assertThat(intake).isEmpty();
    }

    @Test
    void shouldTellTheOlderSessionAloneWhenItsOfficialCloseComesInTheNext() {
        SourcePartition<Level> before = partition(SourcePartition.Mark.START);
        before.accept(level("2024-03-04T16:00:00Z", 1000, false));
        before.accept(level("2024-03-05T10:00:00Z", 1010, false));
        before.advance(time("2024-03-05T10:00:05Z"));
        before.accept(level("2024-03-04T17:00:30Z", 1002, true));
        reports.clear();

        SourcePartition<Level> after = partition(before.mark());
        after.advance(time("2024-03-05T10:00:06Z"));

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).levels())
                .extracting(LevelState::session, LevelState::last, LevelState::official)
                .containsExactly(tuple(MONDAY, 1002.0, true));
        assertThat(states.get("IX").last()).isEqualTo(1010);
        assertThat(intake).isEmpty();
    }

    @Test
    void shouldCountAnOfficialCloseAsLateWhenItsSessionIsNotTheLast() {
        SourcePartition<Level> partition = partition(SourcePartition.Mark.START);
        partition.accept(level("2024-03-04T16:00:00Z", 1000, false));
        partition.accept(level("2024-03-05T10:00:00Z", 1010, false));
        partition.accept(level("2024-03-06T10:00:00Z", 1010, false));

        partition.accept(level("2024-03-04T17:00:30Z", 1002, true));

        assertThat(intake).containsExactly("late");
    }

    @Test
    void shouldTellNoTradedLevelThatComesAfterItsSessionsEnd() {
        SourcePartition<Level> partition = partition(SourcePartition.Mark.START);
        partition.accept(level("2024-03-04T16:00:00Z", 1000, false));
        partition.advance(time("2024-03-04T18:00:00Z"));
        reports.clear();

        partition.accept(level("2024-03-04T16:30:00Z", 1002, false));
        partition.advance(time("2024-03-04T18:00:05Z"));

        assertThat(reports).isNotEmpty().noneMatch(SourceReport::hasNews);
    }

    private SourcePartition<Level> partition(SourcePartition.Mark mark) {
        SourcePartition.Wiring wiring = new SourcePartition.Wiring(
                new SourceId(SourceId.Kind.LEVELS, 0, 1),
                new Cut(new Buckets(1000), 0),
                Settings.DEFAULTS,
                new Noting(),
                (market, report) -> reports.add(report));
        SourcePartition<Level> partition = SourcePartition.ofLevels(wiring, states, new TreeBucketQueue<>(), mark);
        partition.use(REFERENCE);
        return partition;
    }

    /** Notes what does not count. */
    private final class Noting implements Intake {
        @Override
        public void late() {
            intake.add("late");
        }

        @Override
        public void unknown() {
            intake.add("unknown");
        }

        @Override
        public void outOfSession() {
            intake.add("out of session");
        }
    }

    private static Level level(String time, double level, boolean officialClose) {
        return new Level("IX", time(time), level, 0, officialClose);
    }

    private static long time(String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
