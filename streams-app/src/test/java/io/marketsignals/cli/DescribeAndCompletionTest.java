package io.marketsignals.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code signals describe} and {@code signals completion} as typed; neither asks a cluster. */
class DescribeAndCompletionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/marketsignals/topology/topology.txt");

    @TempDir
    private Path folder;

    @Test
    void shouldPrintTheTopologyThatIsCheckedIn() throws Exception {
        Typed typed = Typed.signals("describe");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void shouldDrawTopicsWithTheirPartitionsStagesAndStores() {
        Typed typed = Typed.signals(
                "describe", "--mermaid", "--set", "topics.prices-partitions=12", "-s", "pipeline.market-partitions=1");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines())
                .startsWith("flowchart LR")
                .contains(
                        "  topic_market_constituent_prices_v1([\"market.constituent-prices.v1<br/>12 partitions\"])",
                        "  topic_price_reports_repartition([\"price-reports-repartition<br/>1 partition\"])",
                        "  subgraph part2[\"sub-topology 2\"]",
                        "    stage_price_stage --- store_symbols[(\"symbols\")]",
                        "  topic_market_constituent_prices_v1 --> stage_price_stage",
                        "  stage_price_stage --> topic_signals_dead_letters_v1",
                        "  topic_price_reports_repartition --> stage_market_stage",
                        "  topic_level_reports_repartition --> stage_market_stage",
                        "  stage_cross_market_stage --> topic_signals_alerts_v1",
                        "    stage_reference_source --- store_reference[(\"reference\")]");
        assertThat(typed.lines())
                .filteredOn(line -> line.startsWith("  subgraph"))
                .hasSize(6);
        assertThat(typed.lines()).filteredOn("  end"::equals).hasSize(6);
    }

    @Test
    void shouldDrawTheTopicsOfARunWhenItIsNamed() {
        Typed typed = Typed.signals("describe", "--mermaid", "--set", "topics.run=may");

        assertThat(typed.out())
                .contains("([\"may.signals.alerts.v1<br/>4 partitions\"])")
                .doesNotContain("[\"signals.alerts.v1");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldCompleteCommandsAndValuesWhenBashSourcesIt() throws Exception {
        Path script = folder.resolve("signals");
        Typed typed = Typed.signals("completion");
        Files.writeString(script, typed.out());

        String question = ". " + script + "; COMP_WORDS=(signals alerts tail --severity H); COMP_CWORD=4;"
                + " _complete_signals; echo \"${COMPREPLY[*]}\"; COMP_WORDS=(signals dead-l); COMP_CWORD=1;"
                + " _complete_signals; echo \"${COMPREPLY[*]}\"";
        Process bash = new ProcessBuilder("bash", "-c", question)
                .redirectError(ProcessBuilder.Redirect.DISCARD) // compopt works while bash itself completes only
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), UTF_8);

        assertThat(typed.code()).isZero();
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answer.lines()).containsExactly("HIGH", "dead-letters");
    }

    @Test
    void shouldSayHowToInstallItWhenHelpIsAsked() {
        assertThat(Typed.signals("completion", "--help").out())
                .contains("source <(signals completion)", "~/.zshrc", "bash-completion");
    }
}
