package io.marketsignals.history.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.history.run.WrittenRun;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertComparisonTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindAlertsOfOneRunOnly() {
        WrittenRun before = new WrittenRun().alert("a", "rally", "I", "2024-01-02");
        WrittenRun after = new WrittenRun().alert("b", "rally", "I", "2024-01-03");

        List<AlertDiff> diffs = compare(before, after, false);

        assertThat(diffs).extracting(AlertDiff::verdict).containsExactly(Verdict.ONLY_A, Verdict.ONLY_B);
        assertThat(diffs).extracting(diff -> diff.first().id()).containsExactly("a", "b");
    }

    @Test
    void shouldFindEqualAlertsWhateverTheirOrder() {
        WrittenRun before =
                new WrittenRun().alert("a", "rally", "I", "2024-01-02").alert("b", "rally", "J", "2024-01-02");
        WrittenRun after =
                new WrittenRun().alert("b", "rally", "J", "2024-01-02").alert("a", "rally", "I", "2024-01-02");

        assertThat(compare(before, after, true))
                .extracting(AlertDiff::verdict)
                .containsExactly(Verdict.EQUAL, Verdict.EQUAL);
    }

    @Test
    void shouldNameTheFirstEvidenceThatDiffersBeforeTheReason() {
        WrittenRun before = new WrittenRun().alert("a", "rally", "I", "2024-01-02", advancers(188, "188 rose."));
        WrittenRun after = new WrittenRun().alert("a", "rally", "I", "2024-01-02", advancers(190, "190 rose."));

        assertThat(change(before, after)).isEqualTo("evidence advancers: 188 → 190 count");
    }

    @Test
    void shouldNameEvidenceThatOnlyOneOfThemHas() {
        WrittenRun with = new WrittenRun().alert("a", "rally", "I", "2024-01-02", alert -> {
            WrittenRun.text(alert, "evidence", "context:flow", "bought");
            WrittenRun.number(alert, "evidence", "advancers", 5, "count");
        });
        WrittenRun without = new WrittenRun().alert("a", "rally", "I", "2024-01-02", alert -> {
            WrittenRun.number(alert, "evidence", "advancers", 5, "count");
        });

        assertThat(change(with, without)).isEqualTo("evidence context:flow: bought → missing");
        assertThat(change(without, with)).isEqualTo("evidence context:flow: missing → bought");
    }

    @Test
    void shouldCompareLivesRevisionByRevision() {
        WrittenRun before = new WrittenRun()
                .alert("a", "rally", "I", "2024-01-02")
                .alert("a", "rally", "I", "2024-01-03", revision(2, "CLEARED"));
        WrittenRun updated = new WrittenRun()
                .alert("a", "rally", "I", "2024-01-02")
                .alert("a", "rally", "I", "2024-01-03", revision(2, "UPDATED"));
        WrittenRun after = new WrittenRun().alert("a", "rally", "I", "2024-01-02");

        assertThat(change(before, after)).isEqualTo("status of revision 2: CLEARED → missing");
        assertThat(change(after, before)).isEqualTo("status of revision 2: missing → CLEARED");
        assertThat(change(before, updated)).isEqualTo("status of revision 2: CLEARED → UPDATED");
    }

    @Test
    void shouldNameAFieldThatTheTypeDoesNotKnow() {
        WrittenRun before = new WrittenRun().alert("a", "rally", "I", "2024-01-02", alert -> alert.put("later", 1));
        WrittenRun after = new WrittenRun().alert("a", "rally", "I", "2024-01-02", alert -> alert.put("later", 2));

        assertThat(change(before, after)).isEqualTo("later: 1 → 2");
    }

    @Test
    void shouldMatchMovedAlertsInOrderOfTime() {
        WrittenRun before = new WrittenRun()
                .alert("a2", "rally", "I", "2024-01-02", start("12:00"))
                .alert("a1", "rally", "I", "2024-01-02", start("11:00"));
        WrittenRun after = new WrittenRun()
                .alert("b1", "rally", "I", "2024-01-02", start("11:30"))
                .alert("b2", "rally", "I", "2024-01-02", start("12:30"))
                .alert("b3", "rally", "I", "2024-01-02", start("13:00"));

        List<AlertDiff> diffs = compare(before, after, false);

        assertThat(diffs)
                .extracting(diff -> diff.change()
                        .map(Change::toString)
                        .orElse(diff.verdict().words()))
                .containsExactly(
                        "episodeStart: 2024-01-02T11:00:00Z → 2024-01-02T11:30:00Z",
                        "episodeStart: 2024-01-02T12:00:00Z → 2024-01-02T12:30:00Z",
                        "only in B");
    }

    @Test
    void shouldNotMatchAnotherDirectionOrSession() {
        WrittenRun before = new WrittenRun().alert("a", "rally", "I", "2024-01-02");
        WrittenRun after = new WrittenRun()
                .alert("b", "rally", "I", "2024-01-02", alert -> alert.put("direction", "DOWN"))
                .alert("c", "rally", "I", "2024-01-03");

        assertThat(compare(before, after, false))
                .extracting(AlertDiff::verdict)
                .containsExactlyInAnyOrder(Verdict.ONLY_A, Verdict.ONLY_B, Verdict.ONLY_B);
    }

    @Test
    void shouldTellListedThresholdsAndVersionsApart() {
        WrittenRun before = new WrittenRun()
                .alert("a", "rally", "I", "2024-01-02", settings(0.06, "defaults"))
                .alert("b", "other", "I", "2024-01-02", settings(1, "defaults"));
        WrittenRun after = new WrittenRun()
                .alert("a", "rally", "I", "2024-01-02", settings(0.07, "c0ffee"))
                .alert("b", "other", "I", "2024-01-02", settings(1, "c0ffee"));

        List<AlertDiff> diffs = compare(before, after, false);

        assertThat(diffs)
                .extracting(AlertDiff::verdict)
                .containsExactly(Verdict.OTHER_THRESHOLDS, Verdict.OTHER_VERSION);
        assertThat(diffs).noneMatch(diff -> diff.verdict().differs());
    }

    @Test
    void shouldCountThresholdsAndVersionsAsDifferencesWhenStrict() {
        WrittenRun before = new WrittenRun()
                .alert("a", "rally", "I", "2024-01-02", settings(0.06, "defaults"))
                .alert("b", "other", "I", "2024-01-02", settings(1, "defaults"));
        WrittenRun after = new WrittenRun()
                .alert("a", "rally", "I", "2024-01-02", settings(0.07, "c0ffee"))
                .alert("b", "other", "I", "2024-01-02", settings(1, "c0ffee"));

        assertThat(compare(before, after, true))
                .extracting(diff -> diff.change().orElseThrow().toString())
                .containsExactly("thresholds rally.return: 0.06 → 0.07 fraction", "settingsVersion: defaults → c0ffee");
    }

    private String change(WrittenRun before, WrittenRun after) {
        List<AlertDiff> diffs = compare(before, after, false);
        assertThat(diffs).hasSize(1);
        assertThat(diffs.get(0).verdict()).isEqualTo(Verdict.CHANGED);
        return diffs.get(0).change().orElseThrow().toString();
    }

    private List<AlertDiff> compare(WrittenRun before, WrittenRun after, boolean strict) {
        RunFolder one = before.in(folder.resolve("a"));
        RunFolder other = after.in(folder.resolve("b"));
        return new AlertComparison(strict).compare(Life.of(one), Life.of(other));
    }

    private static Consumer<ObjectNode> advancers(int count, String reason) {
        return alert -> {
            WrittenRun.number(alert, "evidence", "decliners", 7, "count");
            WrittenRun.number(alert, "evidence", "advancers", count, "count");
            alert.put("reason", reason);
        };
    }

    private static Consumer<ObjectNode> revision(int number, String status) {
        return alert -> alert.put("revision", number)
                .put("status", status)
                .put("episodeStart", "2024-01-02T10:00:00.000Z")
                .put("reason", status);
    }

    private static Consumer<ObjectNode> start(String time) {
        return alert -> alert.put("episodeStart", "2024-01-02T" + time + ":00.000Z");
    }

    private static Consumer<ObjectNode> settings(double threshold, String version) {
        return alert -> {
            WrittenRun.number(alert, "thresholds", "rally.return", threshold, "fraction");
            alert.put("settingsVersion", version);
        };
    }
}
