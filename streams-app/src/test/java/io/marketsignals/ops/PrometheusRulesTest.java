package io.marketsignals.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The rules are sound for Prometheus, and each fires and is quiet in its cases. */
class PrometheusRulesTest {
    @Test
    void shouldBeSoundForPrometheus() throws Exception {
        promtool("check", "rules", OpsFiles.RULES);
        promtool("check", "config", OpsFiles.CONFIG);
    }

    @Test
    void shouldFireAndBeQuietWhereTheCasesSay() throws Exception {
        promtool("test", "rules", OpsFiles.RULES_TEST);
    }

    @Test
    void shouldHaveCasesOfBothKindsForEachRule() {
        Set<String> fires = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();
        for (JsonNode test : OpsFiles.yaml(OpsFiles.RULES_TEST).get("tests")) {
            for (JsonNode expected : test.get("alert_rule_test")) {
                boolean none = expected.get("exp_alerts").isEmpty();
                (none ? quiet : fires).add(expected.get("alertname").asText());
            }
        }

        Set<String> rules = new TreeSet<>();
        OpsFiles.rules().forEach(rule -> rules.add(rule.get("alert").asText()));
        assertThat(fires).isEqualTo(rules);
        assertThat(quiet).isEqualTo(rules);
    }

    @Test
    void shouldSayOfEachRuleHowUrgentItIsAndWhatItIsAbout() {
        for (JsonNode rule : OpsFiles.rules()) {
            String name = rule.get("alert").asText();
            assertThat(rule.at("/labels/severity").asText()).as(name).isIn("page", "ticket");
            assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).as(name).endsWith(".");
        }
    }

    private static void promtool(String verb, String what, Path file) throws IOException, InterruptedException {
        Installed.require("promtool");
        Process promtool = new ProcessBuilder(List.of("promtool", verb, what, file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(said).isZero();
    }
}
