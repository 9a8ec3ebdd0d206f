package io.marketsignals.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws the pictures of docs/page.md, into the build's folder or, with {@code -Dpage.pictures=write}, in their place. */
@ExtendWith(Chromium.class)
class PagePicturesTest {
    private static final Path FOLDER = "write".equals(System.getProperty("page.pictures"))
            ? Path.of("docs", "images")
            : Path.of("target", "page-pictures");
    private static final long LARGEST = 300_000;
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
    @CsvSource({
        "markets, '', 1280, LIGHT, .card",
        "markets-dark, #index=US-LARGE, 1280, DARK, .card",
        "why, #index=IN-SMALL&view=sessions&type=breadth-divergence, 1280, LIGHT, .why",
        "pipeline, #tab=pipeline, 1280, LIGHT, .flow",
        "narrow, '', 360, LIGHT, .card",
        "doubtful, '', 1280, LIGHT, .card"
    })
    void shouldDrawAPictureThatIsNotTooLarge(
            String name, String hash, int width, ColorScheme scheme, String shown, Browser browser) {
        server.markets = MadeUpMarkets.markets(Instant.now());
        try (OpenPage open = OpenPage.of(browser, server, hash, width, scheme)) {
            server.send("pipeline", "", MadeUpTopology.pipeline(server.markets));
            if (shown.equals(".why")) {
                open.find("button.alert").first().click();
            }
            assertThat(open.find(shown).first()).isVisible();
            assertThat(open.find("#status")).containsText("lag");
            if (name.equals("doubtful")) {
                server.goDown();
                assertThat(open.find(".card.doubtful")).hasCount(3);
            }
            open.page().waitForTimeout(800);

            Path picture = FOLDER.resolve("page-" + name + ".png");
            byte[] bytes = open.page().screenshot(new Page.ScreenshotOptions().setPath(picture));

            assertThat(bytes.length).as("bytes of %s", picture).isLessThan((int) LARGEST);
        }
    }
}
