package io.marketsignals.history.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.history.run.WrittenRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunScoreTest {
    @TempDir
    private Path folder;

    /** From day 1 at 110: after 1 session 99/110 - 1 = -10 %, after 3 sessions 121/110 - 1 = +10 %. */
    @Test
    void shouldTakeTheReturnFromTheCloseOfTheAlertsSession() {
        WrittenRun run = new WrittenRun().closes("I", 100, 110, 99, 132, 121).alert("a", "rally", "I", date(1));

        TypeScore type = only(run, 1, 3);

        assertThat(type.horizons().get(0).alerts().mean()).isCloseTo(-0.1, within(1e-12));
        assertThat(type.horizons().get(0).alerts().hits()).isZero();
        assertThat(type.horizons().get(1).alerts().mean()).isCloseTo(0.1, within(1e-12));
        assertThat(type.horizons().get(1).alerts().hits()).isEqualTo(1);
    }

    /** All sessions, one after: +10 %, -10 %, +33.3 %, -8.3 %: two of four above 0, for DOWN two of four below. */
    @Test
    void shouldCompareWithAllSessionsInTheAlertsDirection() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 110, 99, 132, 121)
                .alert("a", "sell-off", "I", date(1), RunScoreTest::down);

        HorizonScore score = only(run, 1).horizons().get(0);

        assertThat(score.all().cases()).isEqualTo(4);
        assertThat(score.all().hits()).isEqualTo(0.5);
        assertThat(score.all().mean())
                .isCloseTo(-(0.1 - 0.1 + (132.0 / 99 - 1) + (121.0 / 132 - 1)) / 4, within(1e-12));
        assertThat(score.alerts().mean()).isCloseTo(0.1, within(1e-12));
        assertThat(score.alerts().hits()).isEqualTo(1);
    }

    @Test
    void shouldCountAlertsTooNearTheEndAsOpen() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 110, 99)
                .alert("a", "rally", "I", date(0))
                .alert("b", "rally", "I", date(2));

        TypeScore type = only(run, 1, 3);

        assertThat(type.alerts()).isEqualTo(2);
        assertThat(type.horizons()).extracting(HorizonScore::cases).containsExactly(1, 0);
        assertThat(type.horizons()).extracting(HorizonScore::open).containsExactly(1, 2);
    }

    @Test
    void shouldCountASessionWithoutALevelAsUnpriced() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100)
                .session("I", WrittenRun.day(1), close -> close.putNull("closeLevel"))
                .session("I", WrittenRun.day(2), close -> close.put("closeLevel", 90.0))
                .alert("a", "rally", "I", date(0));

        TypeScore type = only(run, 1, 2);

        assertThat(type.horizons()).extracting(HorizonScore::unpriced).containsExactly(1, 0);
        assertThat(type.horizons()).extracting(HorizonScore::cases).containsExactly(0, 1);
    }

    @Test
    void shouldTakeTheLastRevisionOfAClose() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 110)
                .session("I", WrittenRun.day(1), close -> close.put("closeLevel", 120.0)
                        .put("revision", 2))
                .alert("a", "rally", "I", date(0));

        assertThat(only(run, 1).horizons().get(0).alerts().mean()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void shouldScoreAnAlertOnceAndACancelledOneNever() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 110, 99)
                .alert("a", "rally", "I", date(0))
                .alert("a", "rally", "I", date(1), alert -> alert.put("revision", 2)
                        .put("status", "CLEARED"))
                .alert("b", "rally", "I", date(0))
                .alert("b", "rally", "I", date(0), alert -> alert.put("revision", 2)
                        .put("status", "CANCELLED"));

        assertThat(only(run, 1).alerts()).isEqualTo(1);
    }

    /** From 100 the lows are 96 and 97, the highs 108 and 112; on day 3 only a close of 95 is known. */
    @Test
    void shouldTakeTheWorstMoveFromLowsAndHighsWhereTheyAreGiven() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100)
                .session("I", WrittenRun.day(1), levels(105, 108, 96))
                .session("I", WrittenRun.day(2), levels(107, 112, 97))
                .session("I", WrittenRun.day(3), close -> close.put("closeLevel", 95.0))
                .alert("a", "rally", "I", date(0))
                .alert("b", "sell-off", "I", date(0), RunScoreTest::down);

        assertThat(score(run, 2).tracks().get(0).types())
                .extracting(type -> Math.round(1e6 * type.against().deepest()))
                .containsExactly(-40_000L, -120_000L);
        assertThat(score(run, 3).tracks().get(0).types())
                .extracting(type -> Math.round(1e6 * type.against().deepest()))
                .containsExactly(-50_000L, -120_000L);
    }

    @Test
    void shouldHaveNothingAgainstAnAlertWithoutDirection() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 90)
                .alert("a", "x", "I", date(0), alert -> alert.put("direction", "NONE"));

        TypeScore type = only(run, 1);

        assertThat(type.against()).isNull();
        assertThat(type.horizons().get(0).alerts().mean()).isCloseTo(-0.1, within(1e-12));
    }

    /** Alerts on days 0, 1, 2 and 4 with windows of 2: those of 0, 2 and 4 do not overlap. */
    @Test
    void shouldCountWindowsThatDoNotOverlap() {
        WrittenRun run = new WrittenRun().closes("I", 1, 2, 3, 4, 5, 6, 7);
        for (int day : new int[] {4, 0, 2, 1}) {
            run.alert("a" + day, "rally", "I", date(day));
        }

        HorizonScore score = only(run, 2).horizons().get(0);

        assertThat(score.cases()).isEqualTo(4);
        assertThat(score.apart()).isEqualTo(3);
    }

    @Test
    void shouldCountWhatNothingInTheRunScores() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 110)
                .alert("a", "rotation", "P", date(0))
                .alert("b", "rally", "I", "2023-06-01")
                .alert("c", "rally", "K", date(0));

        RunScore score = score(run, 1);

        assertThat(score.tracks()).isEmpty();
        assertThat(score.unscored()).containsEntry("rotation", 1).containsEntry("rally", 2);
    }

    @Test
    void shouldScoreTheWantedTypesAndSubjectsOnly() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 110)
                .closes("J", 100, 110)
                .alert("a", "rally", "I", date(0))
                .alert("b", "rally", "J", date(0))
                .alert("c", "level-zone", "J", date(0), alert -> alert.put("event", "break"));

        RunScore ofType = RunScore.of(run.in(folder), new ScoreWish(List.of(1), Set.of("break"), Set.of()));
        RunScore ofSubject = RunScore.of(run.in(folder), new ScoreWish(List.of(1), Set.of(), Set.of("I")));

        assertThat(ofType.tracks()).extracting(track -> track.track().name()).containsExactly("J");
        assertThat(ofType.tracks().get(0).types()).extracting(TypeScore::type).containsExactly("level-zone/break");
        assertThat(ofSubject.tracks()).extracting(track -> track.track().name()).containsExactly("I");
    }

    /** Up and down by turns: the close after an even day is always higher. Half of all sessions rise, all after alerts do. */
    @Test
    void shouldJudgeFromThirtyOutcomesOnOnly() {
        double[] levels = new double[62];
        for (int day = 0; day < levels.length; day++) {
            levels[day] = day % 2 == 0 ? 100 : 101;
        }
        WrittenRun few = new WrittenRun().closes("I", levels);
        WrittenRun enough = new WrittenRun().closes("I", levels);
        for (int i = 0; i < 30; i++) {
            enough.alert("a" + i, "rally", "I", date(2 * i));
            if (i < 29) {
                few.alert("a" + i, "rally", "I", date(2 * i));
            }
        }

        RunScore unjudged = score(few, 1);
        RunScore judged = score(enough, 1);

        assertThat(unjudged.judged()).isZero();
        assertThat(unjudged.different()).isZero();
        assertThat(judged.judged()).isEqualTo(2);
        assertThat(judged.different()).isEqualTo(2);
    }

    private TypeScore only(WrittenRun run, Integer... horizons) {
        List<TypeScore> types = score(run, horizons).tracks().get(0).types();
        assertThat(types).hasSize(1);
        return types.get(0);
    }

    private RunScore score(WrittenRun run, Integer... horizons) {
        return RunScore.of(run.in(folder), new ScoreWish(List.of(horizons), Set.of(), Set.of()));
    }

    private static String date(int place) {
        return WrittenRun.day(place).toString();
    }

    private static void down(ObjectNode alert) {
        alert.put("direction", "DOWN");
    }

    private static Consumer<ObjectNode> levels(double close, double high, double low) {
        return session ->
                session.put("closeLevel", close).put("highLevel", high).put("lowLevel", low);
    }
}
