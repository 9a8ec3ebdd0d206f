package io.marketsignals.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.topology.query.Span;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PathsTest {
    private static final long NOON = Instant.parse("2024-03-05T12:00:00Z").toEpochMilli();

    @Test
    void shouldWriteAQuestionThatReadsBackTheSame() {
        Span hour = new Span(NOON, NOON + 3_600_000);

        String path = Paths.index("S&P 500?", hour);

        assertThat(path)
                .isEqualTo("/api/indices/S%26P%20500%3F?from=2024-03-05T12%3A00%3A00Z&to=2024-03-05T13%3A00%3A00Z");
        assertThat(URI.create("http://h" + path).getPath()).isEqualTo("/api/indices/S&P 500?");
        assertThat(Paths.span("2024-03-05T12:00:00Z", "2024-03-05T13:00:00Z")).isEqualTo(hour);
    }

    @Test
    void shouldAskForAllMinutesWhenNoSpanIsGiven() {
        assertThat(Paths.index("IX", Span.ALL)).isEqualTo("/api/indices/IX");
        assertThat(Paths.span(null, null)).isEqualTo(Span.ALL);
    }

    @Test
    void shouldRefuseWhatIsNoInstantOrTheWrongWayRound() {
        assertThatThrownBy(() -> Paths.span("yesterday", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from must be an instant such as 2025-09-16T05:30:00Z, but is 'yesterday'.");
        assertThatThrownBy(() -> Paths.span("2024-03-05T13:00:00Z", "2024-03-05T12:00:00Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from must not be after to: 2024-03-05T13:00:00Z, 2024-03-05T12:00:00Z");
    }
}
