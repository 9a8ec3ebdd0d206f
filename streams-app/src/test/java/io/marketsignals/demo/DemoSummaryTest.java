package io.marketsignals.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {
    @Test
    void shouldCountRevisionsByKindAndStatus() {
        Board board = new Board();
        board.accept(Outputs.alert("a", 1, "level-zone", "break", Severity.HIGH, AlertStatus.RAISED));
        board.accept(Outputs.alert("b", 1, "level-zone", "break", Severity.HIGH, AlertStatus.RAISED));
        board.accept(Outputs.alert("b", 2, "level-zone", "break", Severity.HIGH, AlertStatus.CLEARED));
        board.accept(Outputs.alert("c", 1, "rally", "rally", Severity.LOW, AlertStatus.RAISED));
        board.refused();

        DemoSummary summary = new DemoSummary(
                board.state(),
                12_345,
                Duration.ofMillis(58_040),
                Optional.of(Duration.ofMillis(9_910)),
                Optional.of(Path.of("alerts.ndjson")));

        assertThat(summary.lines())
                .containsExactly(
                        "Alerts                                  raised updated cleared corrected cancelled",
                        "  level-zone break                           2       0       1         0         0",
                        "  rally                                      1       0       0         0         0",
                        "",
                        "Ticks sent    12,345",
                        "Outputs read  4",
                        "Refused       1 (dead letters)",
                        "Late          0 (price ignored, volume kept)",
                        "First alert   9.9 s after the process started",
                        "Wall time     58.0 s",
                        "Alerts in     alerts.ndjson");
    }

    @Test
    void shouldSayThatNothingWasRaised() {
        DemoSummary summary = new DemoSummary(BoardState.EMPTY, 0, Duration.ZERO, Optional.empty(), Optional.empty());

        assertThat(summary.lines()).contains("First alert   none");
    }
}
