package io.marketsignals.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The alert feed: filters, why, and the keyboard. */
@ExtendWith(Chromium.class)
class PageAlertsTest {
    private static final String FOCUSED = "document.activeElement.dataset.id";
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
    void shouldShowOneRowForEachAlertNewestFirst(Browser browser) {
        long alerts = server.alerts.stream()
                .map(each -> each.get("id").asText())
                .distinct()
                .count();

        try (OpenPage open = OpenPage.of(browser, server)) {
            List<String> times = open.find("#alerts time").all().stream()
                    .map(time -> time.getAttribute("datetime"))
                    .toList();

            assertThat(times).hasSize((int) alerts).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
    }

    @Test
    void shouldKeepFiltersInTheAddress(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            open.find("[name=market]").selectOption("IN");
            open.find("[name=severity]").selectOption("HIGH");
            open.find("[name=text]").fill("break");
            open.page().waitForURL(url -> url.endsWith("text=break")); // the browser hears of it from its page

            open.page().reload();

            assertThat(open.page().url()).endsWith("#market=IN&severity=HIGH&text=break");
            assertThat(open.find("#feed-count")).containsText("2 of");
            assertThat(open.texts("#alerts .event")).containsExactly("▼failed-break", "▲break-confirmed");
            assertThat(open.find("[name=market]")).hasValue("IN");
        }
    }

    @Test
    void shouldFilterByTheNewestRevision(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server, "#type=breadth-divergence", 1440, ColorScheme.LIGHT)) {
            assertThat(open.texts("#alerts .tags")).containsExactly("clearedrevision 4");

            open.find("[name=status]").selectOption("OPEN");

            assertThat(open.find("#alerts")).hasText("No alert is like that.");
            open.find("#all-alerts").click();
            assertThat(open.find("[name=type]")).hasValue("");
        }
    }

    @Test
    void shouldHoldNewAlertsAgainstTheFilters(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server, "#market=AU", 1440, ColorScheme.LIGHT)) {
            server.raise(
                    MadeUpAlerts.like("rally", "in-india", "Not asked for.").put("market", "IN"), "p1");
            server.raise(
                    MadeUpAlerts.like("rally", "in-australia", "Asked for.").put("market", "AU"), "p2");

            assertThat(open.find("#alerts li:first-child .reason")).hasText("Asked for.");
            assertThat(open.texts("#alerts .reason")).doesNotContain("Not asked for.");
        }
    }

    @Test
    void shouldSayWhyAndShowTheIndexWithItsMarker(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            open.find("[name=text]").fill("796 declined");
            open.find("[name=text]").fill("breadth-divergence");
            open.find("button.alert").first().click();

            assertThat(open.find("#pick")).hasValue("IN-SMALL");
            assertThat(open.find("#chart")).hasAttribute("aria-label", java.util.regex.Pattern.compile("IN-SMALL, .*"));
            assertThat(open.find("[data-view=sessions]")).hasAttribute("aria-pressed", "true");
            assertThat(open.texts(".why tbody tr"))
                    .contains("ad ratio0.463", "session return+2.52 %", "breadth-divergence.ratio0.800");
            assertThat(open.texts(".why .rests div")).contains("coverage100.0 %", "watermarkevery source had passed");
            assertThat(open.texts(".why .revisions b")).containsExactly("cleared", "updated", "updated", "raised");
        }
    }

    @Test
    void shouldSayThatAnAlertIsProvisionalAndForced(Browser browser) {
        server.alerts.add(
                0,
                MadeUpAlerts.like("rally", "shaky", "Shaky.")
                        .put("confirmation", "PROVISIONAL")
                        .put("forced", true)
                        .putNull("coverage"));

        try (OpenPage open = OpenPage.of(browser, server, "#alert=shaky", 1440, ColorScheme.LIGHT)) {
            assertThat(open.text("#alerts li:first-child .tags")).isEqualTo("provisionalFORCED");
            assertThat(open.texts(".why .rests div"))
                    .contains("coveragelevels alone", "watermarkFORCED: a source was silent");
        }
    }

    @Test
    void shouldWalkTheAlertsByKeyboard(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            assertThat(open.find("button.alert").first()).isVisible();
            List<String> ids = open.find("button.alert").all().stream()
                    .limit(4)
                    .map(row -> row.getAttribute("data-id"))
                    .toList();

            press(open, "j", "j", "ArrowDown", "ArrowDown", "k");
            assertThat(open.page().evaluate(FOCUSED)).isEqualTo(ids.get(2));
            assertThat(open.find("button.alert[tabindex='0']")).hasCount(1);
            press(open, "Enter");
            assertThat(open.find(".why")).hasCount(1);
            assertThat(open.page().evaluate(FOCUSED)).isEqualTo(ids.get(2));
            press(open, "Escape");
            assertThat(open.find(".why")).hasCount(0);
            press(open, "/");
            open.page().keyboard().type("rally");
            assertThat(open.page().url()).endsWith("text=rally");
            press(open, "Escape");
            assertThat(open.find("[name=text]")).hasValue("");
        }
    }

    @Test
    void shouldSwitchIndexViewAndTabByKeyboardAndListTheKeys(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server, "#index=AU-LARGE", 1440, ColorScheme.LIGHT)) {
            assertThat(open.find("#pick")).hasValue("AU-LARGE");
            press(open, "]");
            assertThat(open.find("#pick")).hasValue("AU-MID");
            press(open, "m");
            assertThat(open.find("[data-view=sessions]")).hasAttribute("aria-pressed", "true");
            press(open, "2");
            assertThat(open.find("#pipeline")).isVisible();
            press(open, "1", "?");
            assertThat(open.find("#help")).containsText("next alert");
            press(open, "Escape");
            assertThat(open.find("#help")).isHidden();
        }
    }

    @Test
    void shouldReachTheAlertsBySkipLinkAndReadTheChartByArrows(Browser browser) {
        try (OpenPage open = OpenPage.of(browser, server)) {
            assertThat(open.find("#chart canvas").first()).isVisible();
            press(open, "Tab");
            assertThat(open.find(".skip")).isFocused();
            press(open, "Enter");
            assertThat(open.find("button.alert").first()).isFocused();

            open.find("#chart").focus();
            String last = open.text("#readout time");
            press(open, "ArrowLeft", "ArrowLeft");

            assertThat(last).isEqualTo("Fri 19 Sep 14:29");
            assertThat(open.text("#readout time")).isEqualTo("Fri 19 Sep 14:27");
        }
    }

    private static void press(OpenPage open, String... keys) {
        for (String key : keys) {
            open.page().keyboard().press(key);
        }
    }
}
