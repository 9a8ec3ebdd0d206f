package io.marketsignals.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of meters agrees with the table; {@code -Dreadme.write=true} writes it anew. */
class MetricTableTest {
    private static final Path PAGE = Path.of("docs", "metrics.md");
    private static final String OPEN = "<!-- metrics -->\n";

    @Test
    void shouldBeWhatThePageShows() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(OPEN) + OPEN.length();
        int to = page.indexOf("<!-- /metrics -->");
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
            return;
        }

        assertThat(page.substring(from, to))
                .as("table of meters; write it anew with -Dreadme.write=true -Dtest=MetricTableTest")
                .isEqualTo(table());
    }

    @Test
    void shouldNameEachMeterOnce() {
        assertThat(MetricTable.rows()).extracting(Metric::exposed).doesNotHaveDuplicates();
    }

    private static String table() {
        return "| Name | Type | Labels | Unit | Meaning |\n|---|---|---|---|---|\n"
                + MetricTable.rows().stream().map(MetricTableTest::row).collect(Collectors.joining());
    }

    private static String row(Metric metric) {
        String labels = metric.tags().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", "));
        return "| `" + metric.exposed() + "` | " + metric.type().name().toLowerCase(java.util.Locale.ROOT) + " | "
                + labels + " | " + metric.unit() + " | " + metric.meaning() + " |\n";
    }
}
