package io.marketsignals.history.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.history.run.WrittenRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadDiffTest {
    @TempDir
    private Path folder;

    @Test
    void shouldCountEachKindOfDifferenceAndNameTheFirst() {
        WrittenRun before = spreads("10:00=1", "10:01=2", "10:02=3", "10:04=5");
        WrittenRun after = spreads("10:00=1", "10:02=4", "10:03=9", "10:04=5", "10:05=6");

        SpreadDiff diff = diff(before, after);

        assertThat(diff.equal()).isEqualTo(2);
        assertThat(diff.onlyA()).isEqualTo(1);
        assertThat(diff.onlyB()).isEqualTo(2);
        assertThat(diff.changed()).isEqualTo(1);
        assertThat(diff.first())
                .contains(new SpreadDiff.First("P", "2024-01-02T10:01:00.000Z", new Change("line", "there", null, "")));
    }

    @Test
    void shouldNameTheFieldOfAChangedSpread() {
        SpreadDiff diff = diff(spreads("10:00=1", "10:01=2"), spreads("10:00=1", "10:01=3"));

        assertThat(diff.first().orElseThrow().change()).hasToString("spread: 2 → 3");
    }

    @Test
    void shouldFindEqualSpreadsEqual() {
        SpreadDiff diff = diff(spreads("10:00=1", "10:01=2"), spreads("10:00=1", "10:01=2"));

        assertThat(diff.differs()).isFalse();
        assertThat(diff.equal()).isEqualTo(2);
    }

    private SpreadDiff diff(WrittenRun before, WrittenRun after) {
        return SpreadDiff.of(before.in(folder.resolve("a")), after.in(folder.resolve("b")));
    }

    private static WrittenRun spreads(String... all) {
        WrittenRun run = new WrittenRun();
        for (String one : all) {
            String[] parts = one.split("=", -1);
            run.spread(
                    "P",
                    "2024-01-02T" + parts[0] + ":00.000Z",
                    spread -> spread.put("spread", Integer.parseInt(parts[1])));
        }
        return run;
    }
}
