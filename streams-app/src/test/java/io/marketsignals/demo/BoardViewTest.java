package io.marketsignals.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.local.simulator.SimulatedMarket;
import io.marketsignals.local.simulator.Simulation;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Regime;
import io.marketsignals.schema.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardViewTest {
    private static final List<SimulatedMarket> INDIA = new Simulation(1)
            .markets().stream().filter(market -> market.id().equals("IN")).toList();
    private static final BoardView VIEW = new BoardView(INDIA, "kafka 127.0.0.1:9092");
    private static final Progress PROGRESS =
            new Progress("live week", Outputs.CLOSE.toEpochMilli(), 1_234, Duration.ofMillis(12_340));

    @Test
    void shouldShowLevelsBreadthAndSpreadOfAMarket() {
        Board board = new Board();
        board.accept(Outputs.level("IN-SMALL", 16_977.31, 0.0252));
        board.accept(Outputs.breadth("IN-SMALL", 1_200, 378, 816));
        board.accept(Outputs.spread("IN-SMALL-LARGE", 0.0192, 4.82, Regime.SMALL_LEAD));

        List<String> lines = plain(board, 80, 24);

        assertThat(lines)
                .containsSubsequence(
                        "market-signals  live week                                   Mon 15 Sep 10:00 UTC",
                        "kafka 127.0.0.1:9092",
                        "                 level   session   adv   dec    A/D  cover",
                        "India  Mon 15 Sep 15:30                 small-large +1.92 pp  z +4.8  small lead",
                        "  IN-LARGE ",
                        "  IN-MID   ",
                        "  IN-SMALL   16,977.31   +2.52 %   378   816   0.46  100 % ██████░░░░░░░░░░░░",
                        "Alerts  0 raised, 0 cleared                                  1,234 ticks  12.3 s");
    }

    @Test
    void shouldShowTheNewestAlertFirstWithItsReasonWhenSeveralWereRaised() {
        Board board = new Board();
        board.accept(Outputs.alert("a", 1, "rally", "rally", Severity.LOW, AlertStatus.RAISED));
        board.accept(Outputs.alert("b", 1, "level-zone", "break", Severity.HIGH, AlertStatus.RAISED));

        List<String> lines = plain(board, 80, 24);

        assertThat(lines)
                .containsSubsequence(
                        "Alerts  2 raised, 0 cleared                                  1,234 ticks  12.3 s",
                        "  Mon 15 Sep 15:30  HIGH   level-zone break  IN-SMALL",
                        "    Reason of b.",
                        "  Mon 15 Sep 15:30  LOW    rally  IN-SMALL");
    }

    @Test
    void shouldSayThatAnAlertWasClearedAndIgnoreAnOlderRevision() {
        Board board = new Board();
        board.accept(Outputs.alert("a", 2, "rally", "rally", Severity.LOW, AlertStatus.CLEARED));
        board.accept(Outputs.alert("a", 1, "rally", "rally", Severity.LOW, AlertStatus.RAISED));

        assertThat(plain(board, 80, 24))
                .contains("  Mon 15 Sep 15:30  LOW    rally  IN-SMALL  cleared")
                .anyMatch(line -> line.startsWith("Alerts  1 raised, 1 cleared"));
    }

    @Test
    void shouldLeaveOutBreadthOfAnEarlierSession() {
        Board board = new Board();
        board.accept(Outputs.breadth("IN-SMALL", 1_200, 378, 816));
        board.accept(Outputs.nextDay(Outputs.level("IN-SMALL", 17_000, 0.0013)));

        assertThat(plain(board, 80, 24)).contains("  IN-SMALL   17,000.00   +0.13 %");
    }

    @Test
    void shouldFitAnyScreen() {
        Board board = new Board();
        board.accept(Outputs.level("IN-SMALL", 16_977.31, 0.0252));
        board.accept(Outputs.breadth("IN-SMALL", 1_200, 378, 816));
        for (int i = 0; i < 20; i++) {
            board.accept(Outputs.alert("a" + i, 1, "rally", "rally", Severity.LOW, AlertStatus.RAISED));
        }

        for (int width = 1; width < 120; width += 7) {
            for (int height = 2; height < 50; height += 5) {
                List<Line> lines = VIEW.lines(board.state(), PROGRESS, width, height);
                assertThat(lines).hasSizeLessThan(height);
                for (Line line : lines) {
                    assertThat(line.width()).as(line.plain()).isLessThanOrEqualTo(width);
                }
            }
        }
    }

    @Test
    void shouldColourOnlyWithCodesThatAreSwitchedOffAgain() {
        Board board = new Board();
        board.accept(Outputs.level("IN-SMALL", 16_977.31, 0.0252));

        String screen = String.join(
                "\n",
                VIEW.lines(board.state(), PROGRESS, 80, 24).stream()
                        .map(Line::ansi)
                        .toList());

        assertThat(screen).contains("\u001b[32m   +2.52 %\u001b[0m");
        assertThat(screen.split("\u001b\\[0m", -1)).hasSameSizeAs(screen.split("\u001b\\[\\d*[1-9]", -1));
    }

    private static List<String> plain(Board board, int width, int height) {
        return VIEW.lines(board.state(), PROGRESS, width, height).stream()
                .map(Line::plain)
                .toList();
    }
}
