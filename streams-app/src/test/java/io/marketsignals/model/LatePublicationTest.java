package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Timeline.Version;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatePublicationTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 5);
    private static final MarketCalendar CALENDAR =
            MarketCalendar.fromData(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0));
    private static final long OPEN = CALENDAR.session(DAY).orElseThrow().open();

    @Test
    void shouldNameAnEntryThatBecameKnownAfterItsSessionsOpen() {
        assertThat(published(OPEN + 1).latePublications()).containsExactly("index IX");
    }

    @Test
    void shouldNameNothingThatWasKnownAtTheOpen() {
        assertThat(published(OPEN).latePublications()).isEmpty();
    }

    private static Reference published(long time) {
        IndexDefinition index = new IndexDefinition("IX", "M", null, true, 1000, List.of());
        return Reference.of(
                Map.of("M", Timeline.always(CALENDAR)),
                Map.of("IX", new Timeline<>(List.of(new Version<>(DAY, time, index)))),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
