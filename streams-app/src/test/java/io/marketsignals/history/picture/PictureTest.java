package io.marketsignals.history.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    private static final Span ALL = new Span(Optional.empty(), Optional.empty());

    @TempDir
    private Path run;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(run.resolve("sessions.ndjson"), """
                {"index":"IX","session":"2024-01-02","closeLevel":100.0,"adLine":5,"mcclellan":null}
                {"index":"IX","session":"2024-01-03","closeLevel":null,"adLine":-5,"mcclellan":{"oscillator":2.0}}
                {"index":"IX","session":"2024-01-04","closeLevel":110.0,"adLine":15,"mcclellan":{"oscillator":4.0}}
                {"index":"OTHER","session":"2024-01-04","closeLevel":1.0,"adLine":0,"mcclellan":null}
                """);
        Files.writeString(run.resolve("spreads.ndjson"), """
                {"pair":"P","session":"2024-01-02","closing":false,"spread":0.5}
                {"pair":"P","session":"2024-01-02","closing":true,"spread":0.01}
                {"pair":"P","session":"2024-01-03","closing":true,"spread":0.02}
                """);
        Files.writeString(run.resolve("alerts.ndjson"), """
                {"id":"r","revision":1,"signal":"rally","event":"rally","market":"XX","subject":"IX","direction":"UP",\
                "status":"RAISED","episodeStart":"2024-01-04T10:00:00Z","session":"2024-01-04",\
                "reason":"IX closes up 6 % & more","evidence":[]}
                {"id":"r","revision":2,"signal":"rally","event":"rally","market":"XX","subject":"IX","direction":"UP",\
                "status":"CLEARED","episodeStart":"2024-01-04T10:00:00Z","session":"2024-01-04",\
                "reason":"over","evidence":[]}
                {"id":"z","revision":1,"signal":"level-zone","event":"break","market":"XX","subject":"zone",\
                "direction":"DOWN","status":"RAISED","episodeStart":"2024-01-02T10:00:00Z","session":"2024-01-02",\
                "reason":"broken","evidence":[{"name":"index","text":"IX"}]}
                """);
    }

    private String svg(String subject, List<String> panels, Set<String> signals, Span span) throws IOException {
        return Picture.of(run, new Picture.Wish(subject, panels, signals, span)).svg();
    }

    @Test
    void shouldPlaceSessionsFromLeftToRightAndValuesFromLowToHigh() throws IOException {
        String svg = svg("IX", List.of("adLine"), Set.of("none"), ALL);

        // x: 70, 505, 940 of three sessions; y: -5 at the bottom 44 + 240, 15 at the top, 5 half way
        assertThat(svg).contains("points=\"70.0,164.0 505.0,284.0 940.0,44.0\"");
    }

    @Test
    void shouldBreakALineWhereThereIsNoValue() throws IOException {
        String svg = svg("IX", List.of("closeLevel"), Set.of("none"), ALL);

        assertThat(svg).contains("points=\"70.0,284.0\"", "points=\"940.0,44.0\"");
    }

    @Test
    void shouldMarkAlertsAsFirstToldAndThoseOfZonesOnTheirIndex() throws IOException {
        String svg = svg("IX", List.of("closeLevel", "mcclellan.oscillator:bars"), Set.of(), ALL);

        assertThat(svg)
                .contains("2024-01-04 IX closes up 6 % &amp; more")
                .contains("2024-01-02 broken")
                .doesNotContain("over</title>");
    }

    @Test
    void shouldMarkOnlyTheWantedEvents() throws IOException {
        String svg = svg("IX", List.of("closeLevel"), Set.of("break"), ALL);

        assertThat(svg).contains("broken").doesNotContain("6 %");
    }

    @Test
    void shouldDrawAPairFromItsCloses() throws IOException {
        String svg = svg("P", List.of("spread"), Set.of(), ALL);

        assertThat(svg).contains("points=\"70.0,284.0 940.0,44.0\"");
    }

    @Test
    void shouldLeaveOutSessionsBeyondTheSpan() throws IOException {
        Span last = new Span(Optional.of(LocalDate.of(2024, 1, 3)), Optional.of(LocalDate.of(2024, 1, 4)));

        String svg = svg("IX", List.of("adLine"), Set.of(), last);

        assertThat(svg).contains("IX, 2024-01-03 to 2024-01-04").contains("points=\"70.0,284.0 940.0,44.0\"");
    }

    @Test
    void shouldNameWhatThereIsWhenTheSubjectIsUnknown() {
        assertThatThrownBy(() -> svg("NOPE", List.of("adLine"), Set.of(), ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no closes of NOPE")
                .hasMessageEndingWith("there are IX, OTHER, P");
    }

    @Test
    void shouldRefuseAFieldWithoutNumbers() {
        assertThatThrownBy(() -> svg("IX", List.of("session"), Set.of(), ALL))
                .hasMessage("no session has a number in session");
    }

    @Test
    void shouldRefuseAFolderWithoutResults(@TempDir Path empty) {
        assertThatThrownBy(() -> Picture.of(empty, new Picture.Wish("IX", List.of("adLine"), Set.of(), ALL)))
                .hasMessage(empty + " holds no results of a run: alerts.ndjson is missing");
    }
}
