package io.marketsignals.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dashboards can be loaded and read: their queries are put to a real Prometheus by {@link WatchedMetersTest}. */
class DashboardsTest {
    private static final int COLUMNS = 24;

    @Test
    void shouldBeKnownByTheirFilesNames() throws IOException {
        for (Path file : OpsFiles.dashboards()) {
            assertThat(OpsFiles.json(file).get("uid").asText() + ".json")
                    .isEqualTo(file.getFileName().toString());
        }
    }

    @Test
    void shouldExplainEachPanelAndAskTheChosenDataSource() throws IOException {
        for (Path file : OpsFiles.dashboards()) {
            for (JsonNode panel : OpsFiles.json(file).get("panels")) {
                if (panel.get("type").asText().equals("row")) {
                    continue;
                }
                String title = file.getFileName() + ": " + panel.get("title").asText();
                assertThat(panel.get("description").asText()).as(title).endsWith(".");
                assertThat(panel.get("targets")).as(title).isNotEmpty();
                for (JsonNode target : panel.get("targets")) {
                    assertThat(target.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
                }
            }
        }
    }

    @Test
    void shouldNarrowEachQueryToTheChosenInstances() throws IOException {
        for (OpsFiles.Query query : OpsFiles.queries()) {
            String expression = query.expression();
            int selectors = count(expression, "{");
            assertThat(count(expression, "{application=~\"$application\",instance=~\"$instance\""))
                    .as(query.toString())
                    .isEqualTo(selectors)
                    .isPositive();
        }
    }

    @Test
    void shouldLayPanelsSideBySide() throws IOException {
        for (Path file : OpsFiles.dashboards()) {
            List<Integer> ids = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (JsonNode panel : OpsFiles.json(file).get("panels")) {
                ids.add(panel.get("id").asInt());
                JsonNode place = panel.get("gridPos");
                int right = place.get("x").asInt() + place.get("w").asInt();
                int bottom = place.get("y").asInt() + place.get("h").asInt();
                assertThat(right).as(panel.get("title").asText()).isLessThanOrEqualTo(COLUMNS);
                for (int x = place.get("x").asInt(); x < right; x++) {
                    for (int y = place.get("y").asInt(); y < bottom; y++) {
                        assertThat(taken.add(x + "/" + y))
                                .as("%s: %s lies on another panel", file.getFileName(), panel.get("title"))
                                .isTrue();
                    }
                }
            }
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldBeProvisionedWithTheirDataSource() {
        Path provisioning = OpsFiles.OPS.resolve("grafana").resolve("provisioning");

        JsonNode source = OpsFiles.yaml(provisioning.resolve("datasources/prometheus.yml"))
                .at("/datasources/0");
        JsonNode provider = OpsFiles.yaml(provisioning.resolve("dashboards/market-signals.yml"))
                .at("/providers/0");

        assertThat(source.get("type").asText()).isEqualTo("prometheus");
        assertThat(source.get("isDefault").asBoolean()).isTrue();
        assertThat(provider.get("type").asText()).isEqualTo("file");
        assertThat(provider.at("/options/path").asText()).isNotBlank();
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }
}
