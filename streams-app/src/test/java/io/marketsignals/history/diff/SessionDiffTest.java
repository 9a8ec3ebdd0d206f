package io.marketsignals.history.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.history.run.WrittenRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionDiffTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameTheFirstSessionAndFieldThatDiffer() {
        WrittenRun before = new WrittenRun();
        WrittenRun after = new WrittenRun();
        for (int day = 0; day < 5; day++) {
            int advancers = 100 + day;
            int others = day < 2 ? advancers : advancers + 1;
            before.session("I", WrittenRun.day(day), close -> close.put("advancers", advancers));
            after.session("I", WrittenRun.day(day), close -> close.put("advancers", others));
        }

        SessionDiff.MarketDiff market = diff(before, after).get("XX");

        assertThat(market.equal()).isEqualTo(2);
        assertThat(market.different()).isEqualTo(3);
        assertThat(market.first())
                .contains(new SessionDiff.First(WrittenRun.day(2), "I", 1, new Change("advancers", "102", "103", "")));
    }

    @Test
    void shouldLookIntoNestedFields() {
        WrittenRun before = new WrittenRun().session("I", WrittenRun.day(0), close -> close.putArray("sectors")
                .addObject()
                .put("advancers", 1));
        WrittenRun after = new WrittenRun().session("I", WrittenRun.day(0), close -> close.putArray("sectors")
                .addObject()
                .put("advancers", 2));

        assertThat(diff(before, after).get("XX").first().orElseThrow().change())
                .hasToString("sectors.0.advancers: 1 → 2");
    }

    @Test
    void shouldTellSessionsThatOnlyOneRunHas() {
        WrittenRun before = new WrittenRun().closes("I", 10, 11);
        WrittenRun after = new WrittenRun().closes("I", 10);

        assertThat(diff(before, after).get("XX").first().orElseThrow())
                .isEqualTo(new SessionDiff.First(WrittenRun.day(1), "I", 1, new Change("line", "there", null, "")));
        assertThat(diff(after, before).get("XX").first().orElseThrow().change())
                .isEqualTo(new Change("line", null, "there", ""));
    }

    @Test
    void shouldTakeACorrectionForALineOfItsOwn() {
        WrittenRun before = new WrittenRun().closes("I", 10).session("I", WrittenRun.day(0), close -> close.put(
                        "closeLevel", 11.0)
                .put("revision", 2));
        WrittenRun after = new WrittenRun().closes("I", 10).session("I", WrittenRun.day(0), close -> close.put(
                        "closeLevel", 12.0)
                .put("revision", 2));

        SessionDiff.MarketDiff market = diff(before, after).get("XX");

        assertThat(market.equal()).isEqualTo(1);
        assertThat(market.first().orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void shouldNameTheFirstSessionWhoseStatesDifferThoughNoOtherFieldDoes() {
        WrittenRun before = new WrittenRun();
        WrittenRun after = new WrittenRun();
        for (int day = 0; day < 4; day++) {
            int at = day;
            before.session("I", WrittenRun.day(day), close -> close.put("closeLevel", 10.0)
                    .put("stateHash", "s" + at));
            after.session("I", WrittenRun.day(day), close -> close.put("closeLevel", at < 3 ? 10.0 : 9.0)
                    .put("stateHash", at < 1 ? "s" + at : "t" + at));
        }

        SessionDiff.MarketDiff market = diff(before, after).get("XX");

        assertThat(market.statesPart()).contains(WrittenRun.day(1));
        assertThat(market.first().orElseThrow().change()).hasToString("stateHash: s1 → t1");
    }

    @Test
    void shouldNotKnowWhereStatesPartWithoutTheirHashes() {
        WrittenRun before = new WrittenRun().closes("I", 10);
        WrittenRun after = new WrittenRun().session("I", WrittenRun.day(0), close -> close.put("closeLevel", 10.0)
                .put("stateHash", "t"));

        assertThat(diff(before, after).get("XX").statesPart()).isEmpty();
    }

    private Map<String, SessionDiff.MarketDiff> diff(WrittenRun before, WrittenRun after) {
        return SessionDiff.of(before.in(folder.resolve("a")), after.in(folder.resolve("b")));
    }
}
