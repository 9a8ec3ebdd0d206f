package io.marketsignals.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page while figures arrive, stop arriving, and come back. */
@ExtendWith(Chromium.class)
class PageStreamTest {
    /** The browser's own clock, which is the server's: what asks it from outside may be late. */
    private static final String NOTE_WHEN_SHOWN = """
            () => new MutationObserver((_, observer) => {
              if (!document.querySelector('#alerts').textContent.includes('(made up)')) return;
              window.shownAt = Date.now();
              observer.disconnect();
            }).observe(document.querySelector('#alerts'), { childList: true, subtree: true, characterData: true })""";

    private PageServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new PageServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowAnAlertWithinTwoSeconds(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            open.page().evaluate(NOTE_WHEN_SHOWN);
            long sent = System.currentTimeMillis();
            server.raise(MadeUpAlerts.like("rotation", "a-new-one", "US-SMALL takes the lead (made up)."), "p1");
            assertThat(open.find("#alerts li:first-child .reason")).hasText("US-SMALL takes the lead (made up).");

            Number shown = (Number) open.page().evaluate("window.shownAt");
            assertThat(shown.longValue() - sent).as("milliseconds").isBetween(0L, 2000L);
            assertThat(open.find("#news")).containsText("US-SMALL takes the lead (made up).");
        }
    }

    @Test
    void shouldShowNewFiguresWhereTheOldOnesStood(Browser browser) {
        JsonNode index = server.markets.at("/markets/2/indices/0");
        ObjectNode news = index.get("return").deepCopy();
        news.put("level", 9123.45).put("sessionReturn", -0.0123).put("asOf", "2025-09-19T18:31:00.000Z");

        try (OpenPage open = OpenPage.of(browser, server, "#index=US-LARGE", 1440, ColorScheme.LIGHT)) {
            ObjectNode bars = MadeUpTopology.bars(server.markets, 60);
            bars.putArray("returns").add(news);
            bars.putArray("spreads");
            server.send("bars", "p1", bars);

            assertThat(open.find("[data-market=US] tr.chosen .level")).hasText("9,123.45");
            assertThat(open.find("#now")).containsText("▼−1.23");
            assertThat(open.find("#readout")).containsText("9,123.45");
            assertThat(open.find("[data-market=US] .event-time")).hasText("Fri 19 Sep 14:31:00");
        }
    }

    @Test
    void shouldIgnoreARevisionThatItHas(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            ObjectNode alert = MadeUpAlerts.like("rotation", "a-new-one", "Once.");
            server.raise(alert, "p1");
            assertThat(open.find("#alerts li:first-child .reason")).hasText("Once.");
            int before = open.find("#alerts li").count();

            server.send("alert", "p1", alert);
            server.raise(
                    alert.deepCopy().put("revision", 2).put("status", "CLEARED").put("reason", "Twice."), "p2");

            assertThat(open.find("#alerts li:first-child .reason")).hasText("Twice.");
            assertThat(open.find("#alerts li").count()).isEqualTo(before);
            assertThat(open.text("#alerts li:first-child .tags")).isEqualTo("cleared revision 2".replace(" r", "r"));
        }
    }

    @Test
    void shouldMarkAnOpenMarketWithoutNewsAsStale(Browser browser) {
        server.markets = MadeUpMarkets.markets(Instant.now().minusSeconds(40));

        try (OpenPage open = OpenPage.of(browser, server)) {
            assertThat(open.texts("[data-market=US] .mark")).containsExactly("STALE");
            assertThat(open.text("[data-market=US] .age")).matches("4\\d s old");
            assertThat(open.find("[data-market=US]")).hasClass("card doubtful");
            assertThat(open.texts("[data-market=AU] .mark"))
                    .as("a closed market")
                    .isEmpty();
        }
    }

    @Test
    void shouldBeginToMarkDataThatGrowsStaleUnderTheReader(Browser browser) {
        server.markets = MadeUpMarkets.markets(Instant.now().minusSeconds(11));

        try (OpenPage open = OpenPage.of(browser, server)) {
            assertThat(open.find("[data-market=US] .mark")).hasCount(0);
            assertThat(open.find("[data-market=US] .mark")).hasText("STALE");
        }
    }

    @Test
    void shouldMarkEverythingAndCountOnWhileDisconnected(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            server.goDown();

            assertThat(open.find(".card.doubtful")).hasCount(3);
            assertThat(open.find("#reading.doubtful #now .mark")).hasText("DISCONNECTED");
            assertThat(open.find("#tables.doubtful")).hasCount(1);
            assertThat(open.find("#status")).containsText("disconnected");
            assertThat(open.find("#notice")).containsText("Disconnected");
            double age = seconds(open.text("[data-market=US] .age"));
            open.page().waitForTimeout(2500);
            assertThat(seconds(open.text("[data-market=US] .age"))).isGreaterThanOrEqualTo(age + 1.4);
        }
    }

    @Test
    void shouldReconnectFromTheLastIdWhenTheServerIsBack(Browser browser) throws IOException {
        try (OpenPage open = OpenPage.of(browser, server)) {
            server.raise(MadeUpAlerts.like("rotation", "one", "Before."), "p7");
            assertThat(open.find("#alerts li:first-child .reason")).hasText("Before.");

            server.goDown();
            assertThat(open.find("#notice")).isVisible();
            server.comeBack();
            assertThat(open.find("#notice")).isHidden();
            open.page().waitForCondition(() -> server.listeners() > 0);
            server.raise(MadeUpAlerts.like("rotation", "two", "After."), "p8");

            assertThat(open.find("#alerts li:first-child .reason")).hasText("After.");
            assertThat(open.find(".card.doubtful")).hasCount(0);
            assertThat(server.positions).containsExactly("p0", "p7");
        }
    }

    @Test
    void shouldReadTheSnapshotAgainWhenItsPositionIsTooOld(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            server.markets = MadeUpMarkets.markets(Instant.now()).put("position", "p99");
            ((ObjectNode) server.markets.at("/markets/2/indices/0/return")).put("level", 9999.99);
            server.alerts.add(0, MadeUpAlerts.like("rotation", "missed", "Missed meanwhile."));

            server.send("reset", "p99", MadeUpMarkets.JSON.createObjectNode());

            assertThat(open.find("[data-market=US] .level").first()).hasText("9,999.99");
            assertThat(open.find("#alerts li:first-child .reason")).hasText("Missed meanwhile.");
            open.page().waitForCondition(() -> server.positions.size() == 2);
            assertThat(server.positions).containsExactly("p0", "p99");
        }
    }

    @Test
    void shouldGiveUpOnAStreamThatSaysNothing(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            open.page()
                    .waitForCondition(
                            () -> server.positions.size() == 2, new Page.WaitForConditionOptions().setTimeout(20_000));

            assertThat(server.positions).containsExactly("p0", "p0");
        }
    }

    @Test
    void shouldAskForATokenAndKeepItForTheTab(Browser browser) {
        server.token = "open-sesame";
        try (OpenPage open = OpenPage.at(browser, server.address(), "", 1440, ColorScheme.LIGHT)) {
            assertThat(open.find("#token")).isVisible();
            open.find("#token input").fill("wrong");
            open.find("#token button").click();
            assertThat(open.find("#token")).isVisible();
            open.find("#token input").fill("open-sesame");
            open.page().keyboard().press("Enter");
            assertThat(open.find(".card")).hasCount(3);
            open.page().waitForCondition(() -> server.listeners() == 1);

            open.page().reload();

            assertThat(open.find(".card")).hasCount(3);
            assertThat(open.find("#token")).isHidden();
            assertThat(open.page().evaluate("localStorage.length")).isEqualTo(0);
        }
    }

    private static double seconds(String age) {
        return Double.parseDouble(age.replace(" s old", ""));
    }
}
