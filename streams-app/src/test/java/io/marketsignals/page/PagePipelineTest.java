package io.marketsignals.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page's view of what runs. */
@ExtendWith(Chromium.class)
class PagePipelineTest {
    private PageServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new PageServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private OpenPage pipeline(Browser browser) {
        OpenPage open = OpenPage.of(browser, server, "#tab=pipeline", 1440, ColorScheme.LIGHT);
        assertThat(open.find(".flow")).isVisible();
        return open;
    }

    @Test
    void shouldDrawTheTopologyWithEachTopicOnceAndPassageFolded(Browser browser) {
        try (OpenPage open = pipeline(browser)) {
            assertThat(open.texts(".flow .processor .name"))
                    .containsExactlyInAnyOrder(
                            "price-stage",
                            "level-stage",
                            "market-stage",
                            "cross-market-stage",
                            "reference-source",
                            "context-source");
            assertThat(open.texts(".flow .topic .name"))
                    .hasSize(14)
                    .doesNotHaveDuplicates()
                    .contains("price-reports", "alerts", "dead-letters");
            assertThat(open.find(".flow").getAttribute("aria-label"))
                    .contains("price-reports-repartition to market-stage", "cross-market-stage to signals.alerts.v1");
            assertThat(open.texts(".flow .store")).contains("daily-histories", "waiting");
        }
    }

    @Test
    void shouldSumLagAndNameWhatIsForcedAndRestored(Browser browser) {
        try (OpenPage open = pipeline(browser)) {
            assertThat(open.texts(".big div")).contains("lag, records240", "ticks/s12.3k", "forced1");
            assertThat(open.texts(".flow .note")).contains("240");
            assertThat(open.texts(".table-partitions tbody tr"))
                    .hasSize(8)
                    .contains("market.constituent-prices.v132_3127.0.0.1:8081120Fri 19 Sep 18:29:53 FORCED");
            assertThat(open.text(".restoring label"))
                    .isEqualTo("symbols 3 on 127.0.0.1:8081: 1,200 of 50,000 records to go");
            assertThat(open.find("progress").evaluate("each => each.value / each.max"))
                    .isEqualTo(0.976);
        }
    }

    @Test
    void shouldFollowWhatChanges(Browser browser) {
        try (OpenPage open = pipeline(browser)) {
            server.topology.putArray("unreachable").add("10.0.0.7:8080");
            ((ArrayNode) server.topology.at("/instances/1/restoring")).removeAll();

            assertThat(open.find(".unreachable")).containsText("10.0.0.7:8080");
            assertThat(open.find(".restoring")).hasCount(0);
        }
    }

    @Test
    void shouldListDeadLettersAndThoseOfOneReason(Browser browser) {
        try (OpenPage open = pipeline(browser)) {
            assertThat(open.texts(".dead-letters tbody tr").get(3))
                    .isEqualTo("Fri 19 Sep 18:26:11unknown schemaschema id 77USS0013"
                            + "market.constituent-prices.v1 3@5511357" + "3@37");

            open.find("[data-reason=UNKNOWN_SCHEMA]").click();

            assertThat(open.find(".dead-letters tbody tr")).hasCount(1);
            assertThat(open.find("[data-reason=UNKNOWN_SCHEMA]")).hasAttribute("aria-pressed", "true");
        }
    }
}
