package io.marketsignals.history.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.history.run.WrittenRun;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdChangesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameTheThresholdOfAlertsThatBothRunsHave() {
        RunDiff diff = diff(
                new WrittenRun().alert("a", "rally", "I", "2024-01-02", with(0.06, 0.08)),
                new WrittenRun().alert("a", "rally", "I", "2024-01-02", with(0.07, 0.08)));

        assertThat(diff.thresholds().all())
                .extracting(ThresholdChange::signal, ThresholdChange::toString)
                .containsExactly(tuple("rally", "rally.return 0.06 → 0.07 fraction"));
    }

    @Test
    void shouldNameAThresholdThatNoAlertOfBothRunsLists() {
        RunDiff diff = diff(
                new WrittenRun().alert("a", "rally", "I", "2024-01-02", with(0.06, 0.065)),
                new WrittenRun().alert("b", "rally", "I", "2024-01-09", with(0.07, 0.08)));

        assertThat(diff.thresholds().all())
                .extracting(ThresholdChange::toString)
                .containsExactly("rally.return 0.06 → 0.07 fraction");
    }

    @Test
    void shouldNotTakeTheThresholdsOfTwoIndicesForAChange() {
        Consumer<ObjectNode> common = with(0.06, 0.1);
        RunDiff diff = diff(
                new WrittenRun()
                        .alert("c", "rally", "I", "2024-01-02", common)
                        .alert("a", "rally", "I", "2024-01-03", with(0.06, 0.1)),
                new WrittenRun()
                        .alert("c", "rally", "I", "2024-01-02", common)
                        .alert("b", "rally", "J", "2024-01-04", with(0.07, 0.1)));

        assertThat(diff.thresholds().all()).isEmpty();
    }

    @Test
    void shouldNameTheEvidenceBetweenTheThresholdsOfAnAlertThatOneRunLacks() {
        RunDiff diff = diff(
                new WrittenRun()
                        .alert("c", "rally", "I", "2024-01-02", with(0.06, 0.08))
                        .alert("a", "rally", "I", "2024-01-03", with(0.06, -0.065)),
                new WrittenRun().alert("c", "rally", "I", "2024-01-02", with(0.07, 0.08)));

        assertThat(between(diff, "a")).containsExactly("return -0.065: between 0.06 and 0.07 (rally.return)");
        assertThat(between(diff, "c")).isEmpty();
    }

    @Test
    void shouldNameTheEvidenceOfTheRunThatHasTheAlertWhenAThresholdWasLowered() {
        RunDiff diff = diff(
                new WrittenRun().alert("c", "rally", "I", "2024-01-02", with(0.07, 0.08)),
                new WrittenRun()
                        .alert("c", "rally", "I", "2024-01-02", with(0.06, 0.08))
                        .alert("b", "rally", "I", "2024-01-03", with(0.06, 0.06)));

        assertThat(between(diff, "b")).containsExactly("return 0.06: between 0.06 and 0.07 (rally.return)");
    }

    @Test
    void shouldSayNothingOfEvidenceBeyondTheThresholdsOrInAnotherUnit() {
        Consumer<ObjectNode> otherUnit = alert -> {
            with(0.06, 0.071).accept(alert);
            WrittenRun.number(alert, "evidence", "adRatio", 0.065, "ratio");
        };
        RunDiff diff = diff(
                new WrittenRun()
                        .alert("c", "rally", "I", "2024-01-02", with(0.06, 0.08))
                        .alert("a", "rally", "I", "2024-01-03", otherUnit),
                new WrittenRun().alert("c", "rally", "I", "2024-01-02", with(0.07, 0.08)));

        assertThat(between(diff, "a")).isEmpty();
    }

    @Test
    void shouldNameTheEvidenceOfAnAlertThatMoved() {
        RunDiff diff = diff(
                new WrittenRun()
                        .alert("c", "rally", "I", "2024-01-02", with(0.06, 0.08))
                        .alert("a", "rally", "I", "2024-01-03", with(0.06, 0.065)),
                new WrittenRun()
                        .alert("c", "rally", "I", "2024-01-02", with(0.07, 0.08))
                        .alert("b", "rally", "I", "2024-01-03", with(0.07, 0.075)));

        assertThat(between(diff, "a")).containsExactly("return 0.065: between 0.06 and 0.07 (rally.return)");
    }

    private static List<String> between(RunDiff diff, String id) {
        return diff.alerts().stream()
                .filter(alert -> alert.first().id().equals(id))
                .map(diff::between)
                .findFirst()
                .orElseThrow();
    }

    private RunDiff diff(WrittenRun before, WrittenRun after) {
        return RunDiff.of(
                before.in(folder.resolve("a")), after.in(folder.resolve("b")), new RunDiff.Rule(false, false));
    }

    private static Consumer<ObjectNode> with(double threshold, double evidence) {
        return alert -> {
            WrittenRun.number(alert, "evidence", "return", evidence, "fraction");
            WrittenRun.number(alert, "thresholds", "rally.return", threshold, "fraction");
        };
    }
}
