package io.marketsignals.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.metrics.MetricTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The runbook keeps up with the rules and the meters. */
class RunbookTest {
    private static final Pattern METER = Pattern.compile("\\bsignals_[a-z_]+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]*))?\\)");

    private static String runbook;

    @BeforeAll
    static void read() throws IOException {
        runbook = Files.readString(OpsFiles.OPS.resolve("runbook.md"));
    }

    @Test
    void shouldHaveASectionForEachRuleAndNoOther() {
        List<String> sections = runbook.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        List<String> rules = OpsFiles.rules().stream()
                .map(rule -> rule.get("alert").asText())
                .toList();
        assertThat(sections).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void shouldBeWhereTheRulesPointTo() {
        for (JsonNode rule : OpsFiles.rules()) {
            String name = rule.get("alert").asText();
            String severity = rule.at("/labels/severity").asText();

            assertThat(rule.at("/annotations/runbook_url").asText())
                    .isEqualTo("ops/runbook.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(section(name)).as(name).startsWith("`" + severity + "` · ");
        }
    }

    @Test
    void shouldSayOfEachRuleWhatToLookAtAndWhatToDo() {
        for (JsonNode rule : OpsFiles.rules()) {
            String name = rule.get("alert").asText();

            assertThat(section(name)).as(name).contains("\nLook:").contains("\nDo:");
        }
    }

    @Test
    void shouldNameMetersThatExist() {
        List<String> meters =
                MetricTable.rows().stream().map(metric -> metric.exposed()).toList();

        assertThat(METER.matcher(runbook).results().map(result -> result.group()))
                .isNotEmpty()
                .isSubsetOf(meters);
    }

    @Test
    void shouldLinkToFilesAndSectionsThatExist() {
        LINK.matcher(runbook).results().forEach(link -> {
            String file = link.group(1);
            if (!file.isEmpty()) {
                assertThat(OpsFiles.OPS.resolve(file)).exists();
            } else {
                assertThat(runbook.toLowerCase(Locale.ROOT)).contains("\n## " + link.group(2) + "\n");
            }
        });
    }

    private static String section(String rule) {
        int start = runbook.indexOf("\n## " + rule + "\n") + rule.length() + 5;
        int end = runbook.indexOf("\n## ", start);
        return runbook.substring(start, end < 0 ? runbook.length() : end).strip();
    }
}
