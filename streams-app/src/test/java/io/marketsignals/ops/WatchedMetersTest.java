package io.marketsignals.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.demo.WatchedApp;
import io.marketsignals.metrics.Metric;
import io.marketsignals.metrics.MetricTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of meters, the dashboards and the rules against an application that is fed by simulated markets, and, where
 * the host has one, a real Prometheus that scrapes it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchedMetersTest {
    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (signals_\\w+) \\w+$");
    private static final Pattern SELECTOR =
            Pattern.compile("\\b(?:signals|kafka|jvm|disk)_\\w+(?:\\{[^}]*\\})?|\\bup\\{[^}]*\\}");
    /** A symbol never becomes a label: there would be as many series as symbols. */
    private static final Pattern SYMBOL_LABEL = Pattern.compile("(?m)^signals_\\w+\\{[^}]*symbol=");

    private static WatchedApp app;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        app = WatchedApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    @Order(1)
    void shouldShowEveryMeterOfTheTableAndNoOther() {
        Set<String> listed = new TreeSet<>();
        for (Metric metric : MetricTable.rows()) {
            listed.add(metric.exposed());
            if (metric.type() == Metric.Type.HISTOGRAM) {
                listed.add(metric.exposed() + "_max");
            }
        }

        await("all meters of the table")
                .atMost(BOUND)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(families()).containsAll(listed));

        assertThat(families()).isSubsetOf(listed);
        assertThat(SYMBOL_LABEL.matcher(app.scrape()).find()).isFalse();
    }

    @Test
    @Order(2)
    void shouldAnswerEveryQueryOfDashboardsAndRules() throws Exception {
        Installed.require("prometheus");
        List<String> queries = new ArrayList<>();
        OpsFiles.queries().forEach(query -> queries.add(chosen(query.expression())));
        OpsFiles.rules().forEach(rule -> SELECTOR.matcher(rule.get("expr").asText())
                .results()
                .forEach(selector -> queries.add(selector.group())));

        try (PrometheusProcess prometheus = PrometheusProcess.start(folder, app.target())) {
            await("an answer to every query")
                    .atMost(BOUND)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        queries.removeIf(query -> !prometheus.query(query).isEmpty());
                        assertThat(queries).as("queries without data").isEmpty();
                    });

            assertThat(rules(prometheus)).isNotEmpty().allSatisfy(rule -> assertThat(
                            rule.get("health").asText())
                    .as("%s: %s", rule.get("name"), rule.path("lastError"))
                    .isEqualTo("ok"));
        }
    }

    private static Set<String> families() {
        Set<String> families = new TreeSet<>();
        FAMILY.matcher(app.scrape()).results().forEach(family -> families.add(family.group(1)));
        return families;
    }

    private static List<JsonNode> rules(PrometheusProcess prometheus) {
        List<JsonNode> rules = new ArrayList<>();
        prometheus.rules().forEach(group -> group.get("rules").forEach(rules::add));
        return rules;
    }

    /** What Grafana puts in for its variables with everything chosen. */
    private static String chosen(String expression) {
        return Stream.<UnaryOperator<String>>of(
                        text -> text.replace("$application", ".*"),
                        text -> text.replace("$instance", ".*"),
                        text -> text.replace("$__rate_interval", "15s"))
                .reduce(expression, (text, put) -> put.apply(text), (one, other) -> other);
    }
}
