package io.marketsignals.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.marketsignals.history.GeneratedHistory;
import io.marketsignals.history.LiveCluster;
import io.marketsignals.http.ServedApp;
import io.marketsignals.metrics.InstanceMeters;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page as a running instance serves it, on a real broker that has worked off a generated week. */
@Timeout(180)
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageOnServedAppTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private LiveCluster cluster;
    private InstanceMeters meters;
    private ServedApp served;
    private String address;

    /** Asks for the browser first: without one nothing is started. */
    @BeforeAll
    void start(@TempDir Path folder, Browser browser) throws Exception {
        cluster = LiveCluster.start(folder.resolve("state"));
        cluster.load(GeneratedHistory.in(folder));
        meters = InstanceMeters.of("page", cluster.config().stateDirectory());
        served = ServedApp.start(cluster.config(), meters.registry());
        address = served.url().orElseThrow();
        String last = GeneratedHistory.SESSIONS
                .get(GeneratedHistory.SESSIONS.size() - 1)
                .toString();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            JsonNode session = api("markets").at("/markets/0/session");
            return session.at("/date").asText().equals(last)
                    && session.at("/state").asText().equals("CLOSED");
        });
    }

    @AfterAll
    void stop() {
        if (served != null) {
            served.close();
            meters.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private JsonNode api(String path) throws IOException {
        try (InputStream answer = URI.create(address + "api/" + path).toURL().openStream()) {
            return new ObjectMapper().readTree(answer);
        }
    }

    private OpenPage open(Browser browser, String hash) {
        return OpenPage.at(browser, address, hash, 1440, ColorScheme.LIGHT);
    }

    @Test
    void shouldShowTheFiguresAndAlertsOfTheInstance(Browser browser) throws IOException {
        JsonNode small = api("markets").at("/markets/0/indices/1");
        long alerts = api("alerts?limit=1000").get("alerts").findValues("id").stream()
                .distinct()
                .count();

        try (OpenPage open = open(browser, "#index=SMALL")) {
            assertThat(open.find("#status")).containsText("live");
            assertThat(open.find("tr.chosen .level"))
                    .containsText(String.format(
                            Locale.ROOT, "%,.2f", small.at("/return/level").asDouble()));
            assertThat(open.find("tr.chosen .track")).hasAttribute("aria-hidden", "true");
            assertThat(open.text("tr.chosen .breadth"))
                    .isEqualTo(small.at("/breadth/advancers").asText()
                            + small.at("/breadth/decliners").asText());
            assertThat(open.find("#alerts > li")).hasCount((int) Math.min(60, alerts));
            assertThat(alerts).isPositive();
            assertThat(open.complaints()).isEmpty();
            assertThat(open.foreign()).isEmpty();
        }
    }

    @Test
    void shouldDrawTheClosesOfTheIndex(Browser browser) throws IOException {
        int closes = api("indices/LARGE").at("/sessions/date").size();

        try (OpenPage open = open(browser, "#index=LARGE&view=sessions")) {
            assertThat(open.find("#chart canvas").first()).isVisible();

            assertThat(open.find("#chart").getAttribute("aria-label"))
                    .startsWith("LARGE, " + closes + " sessions: level ");
            assertThat(open.text("#readout time")).isEqualTo("12 Mar 2024");
            assertThat(open.complaints()).isEmpty();
        }
    }

    @Test
    void shouldDrawTheTopologyThatRuns(Browser browser) {
        try (OpenPage open = open(browser, "#tab=pipeline")) {
            assertThat(open.find(".flow .processor .name")).hasCount(6);
            assertThat(open.find(".table-partitions")).containsText("market.constituent-prices.v1");
            assertThat(open.find(".table-threads")).containsText("running");
            assertThat(open.complaints()).isEmpty();
        }
    }
}
