package io.marketsignals.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a person first sees it, in a real browser. */
@ExtendWith(Chromium.class)
class PageTest {
    private PageServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new PageServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"''", "#view=sessions", "#tab=pipeline"})
    void shouldLoadWithoutAComplaintOrARequestToOthers(String hash, Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server, hash, 1440, ColorScheme.LIGHT)) {
            String drawn = hash.contains("pipeline") ? ".flow .box" : "#chart canvas";
            assertThat(open.find(drawn).first()).isVisible();
            open.find("#theme").click();
            open.page().waitForTimeout(300);

            assertThat(open.complaints()).isEmpty();
            assertThat(open.foreign()).isEmpty();
        }
    }

    @Test
    void shouldShowTheFiguresOfTheApi(Browser browser) {
        List<String> expected = new ArrayList<>();
        for (JsonNode market : server.markets.get("markets")) {
            for (JsonNode index : market.get("indices")) {
                JsonNode breadth = index.get("breadth");
                expected.add(String.join(
                        " | ",
                        index.get("index").asText(),
                        String.format(
                                Locale.ROOT,
                                "%,.2f",
                                index.get("return").get("level").asDouble()),
                        percent(index.get("return").get("sessionReturn").asDouble()),
                        breadth.get("advancers").asText()
                                + breadth.get("decliners").asText(),
                        "100 %"));
            }
        }

        try (OpenPage open = OpenPage.of(browser, server)) {
            List<String> rows = open.find(".indices tbody tr").all().stream()
                    .map(row -> String.join(
                            " | ",
                            row.locator("> *").allTextContents().stream()
                                    .map(cell -> cell.replace('\u00a0', ' ').replaceAll("[▲▼·*]", ""))
                                    .toList()))
                    .toList();

            assertThat(rows).isEqualTo(expected);
            assertThat(rows).hasSize(9);
        }
    }

    @Test
    void shouldShowSpreadAndRegimeOfEachMarket(Browser browser) {
        JsonNode spread = server.markets.at("/markets/2/pairs/0/spread");
        double points = spread.get("spread").asDouble() * 100;

        try (OpenPage open = OpenPage.of(browser, server)) {
            assertThat(open.text("[data-market=US] .pair"))
                    .contains(String.format(Locale.ROOT, "%+.2f pp", points))
                    .contains(String.format(
                            Locale.ROOT, "z %+.1f", spread.get("z").asDouble()))
                    .endsWith("neutral");
        }
    }

    @Test
    void shouldOrderSectorsByTheChosenIndexAndRankSegments(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server, "#index=US-SMALL", 1440, ColorScheme.LIGHT)) {
            List<Double> returns = open.texts(".heat td.chosen .value").stream()
                    .map(text -> Double.valueOf(text.replace('−', '-').replace(" %", "")))
                    .toList();

            assertThat(returns).hasSize(10).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(open.texts(".ranking tbody th").get(0)).isEqualTo("SMALL");
            assertThat(open.texts(".members tbody tr")).hasSize(20);
        }
    }

    @Test
    void shouldMarkPartialCoverageAndAForcedWatermark(Browser browser) {
        change("/markets/0/indices/1/breadth").put("coverage", 0.41).put("partial", true);
        change("/markets/1/indices/0/return").put("forced", true);

        try (OpenPage open = OpenPage.of(browser, server, "#index=AU-MID", 1440, ColorScheme.LIGHT)) {
            assertThat(open.texts("[data-market=AU] .mark")).containsExactly("PARTIAL");
            assertThat(open.text("[data-market=AU] .coverage.partial")).isEqualTo("41 %");
            assertThat(open.texts("[data-market=IN] .mark")).containsExactly("FORCED");
            assertThat(open.texts("#now .mark")).containsExactly("PARTIAL");
        }
    }

    @Test
    void shouldShowDashesWhereAMarketHasNothingYet(Browser browser) {
        var market = change("/markets/1").putNull("session").putNull("asOf").putNull("receivedAt");
        market.get("indices").forEach(index -> change(index).putNull("return").putNull("breadth"));
        change(market.get("pairs").get(0)).putNull("spread");

        try (OpenPage open = OpenPage.of(browser, server)) {
            assertThat(open.texts("[data-market=IN] .mark")).containsExactly("WAITING");
            assertThat(open.text("[data-market=IN] .level")).isEqualTo("–");
            assertThat(open.text("[data-market=IN] .pair")).isEqualTo("small − large·–z ––");
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void shouldSayThatThereIsNoMarket(Browser browser) {
        ((ArrayNode) server.markets.get("markets")).removeAll();
        server.alerts.clear();

        try (OpenPage open = OpenPage.of(browser, server)) {
            assertThat(open.text("#strip")).isEqualTo("No market is known yet.");
            assertThat(open.text("#alerts")).isEqualTo("No alert yet.");
            assertThat(open.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"360, ''", "360, #tab=pipeline", "736, ''", "900, ''", "1216, ''", "2200, ''"})
    void shouldFitTheWindow(int width, String hash, Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server, hash, width, ColorScheme.DARK)) {
            assertThat(open.find(hash.isEmpty() ? "#chart canvas" : ".flow").first())
                    .isVisible();

            assertThat(open.scrollsSideways()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void shouldKeepTextReadableInBothSchemes(ColorScheme scheme, Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server, "", 1440, scheme)) {
            open.find("button.alert").first().click();

            Object worst = open.page().evaluate(Contrast.SCRIPT);

            assertThat(((Number) worst).doubleValue())
                    .as("least contrast of text")
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void shouldRememberTheColoursChosen(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            open.find("#theme").click();
            open.find("#theme").click();

            open.page().reload();

            assertThat(open.find("html")).hasAttribute("data-theme", "dark");
            assertThat(open.text("#theme")).contains("dark");
        }
    }

    private ObjectNode change(String path) {
        return change(server.markets.at(path));
    }

    private static ObjectNode change(JsonNode node) {
        return (ObjectNode) node;
    }

    private static String percent(double fraction) {
        String text = String.format(Locale.ROOT, "%+.2f %%", fraction * 100).replace('-', '−');
        return text.startsWith("+0.00") || text.startsWith("−0.00") ? text.substring(1) : text;
    }
}
