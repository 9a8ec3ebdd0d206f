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

/** Which index or pair an alert is scored by. */
class TracksTest {
    @TempDir
    private Path folder;

    @Test
    void shouldScoreAZoneAndAMemberByTheirIndex() {
        Consumer<ObjectNode> ofIndex = alert -> WrittenRun.text(alert, "evidence", "index", "I");
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 110)
                .alert("a", "level-zone", "I:pivot", date(0), ofIndex)
                .alert("b", "top-mover", "I:SYM", date(0), ofIndex);

        assertThat(score(run, 1).tracks().get(0).types())
                .extracting(TypeScore::type)
                .containsExactly("level-zone", "top-mover");
    }

    @Test
    void shouldScoreLeadershipByTheLeaderAndALeadLagByTheFollower() {
        WrittenRun run = new WrittenRun()
                .closes("I", 100, 110)
                .closes("J", 100, 120)
                .alert(
                        "a",
                        "leadership-change",
                        "I",
                        date(0),
                        alert -> WrittenRun.text(alert, "evidence", "leaderIndex", "J"))
                .alert("b", "lead-lag", "L", date(0), alert -> {
                    WrittenRun.text(alert, "evidence", "leader", "I");
                    WrittenRun.text(alert, "evidence", "follower", "J");
                });

        assertThat(score(run, 1).tracks())
                .extracting(track -> track.track().name())
                .containsExactly("J");
    }

    /** Small 100 → 110 → 121, large 100 → 105 → 84: after two sessions +21 % against -16 %, after one 10 % against 5 %. */
    @Test
    void shouldScoreAPairByTheSmallLegAgainstTheLarge() {
        WrittenRun run = new WrittenRun()
                .closes("S", 100, 110, 121)
                .closes("L", 100, 105, 84)
                .spread("P", date(0) + "T16:00:00.000Z", spread -> spread.put("small", "S")
                        .put("large", "L"))
                .alert("a", "rotation", "P", date(0), TracksTest::down);

        TypeScore type = only(run, 1, 2);

        assertThat(type.horizons().get(0).alerts().mean()).isCloseTo(-0.05, within(1e-12));
        assertThat(type.horizons().get(1).alerts().mean()).isCloseTo(-0.37, within(1e-12));
        assertThat(type.against().deepest()).isCloseTo(-0.37, within(1e-12));
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
}
