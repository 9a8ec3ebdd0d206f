package io.marketsignals.history.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.explain.LookBack.About;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.SignalDetector;
import io.marketsignals.signal.SignalDetectors;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions are the days from 2020-01-01 on, so that so many sessions before a date are so many days. */
class LookBackTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate SESSION = LocalDate.of(2022, 6, 30);
    private static final About PLAIN = new About(Settings.DEFAULTS, false, Optional.empty());

    @Test
    void shouldHaveARuleForEverySignal() {
        assertThat(LookBack.signals())
                .containsAll(SignalDetectors.with(Settings.DEFAULTS).stream()
                        .map(SignalDetector::id)
                        .toList())
                .contains("breadth-narrowing", "sell-off", "lead-lag");
    }

    @ParameterizedTest
    @CsvSource({
        "breadth-divergence, 1",
        "breadth-narrowing, 2",
        "breadth-non-confirmation, 20",
        "breadth-thrust, 110",
        "rally, 10",
        "rotation, 91",
        "top-mover, 1"
    })
    void shouldBeginSoManySessionsBeforeTheAlerts(String signal, int sessions) {
        assertThat(first(signal, "ALL", "", PLAIN)).isEqualTo(SESSION.minusDays(sessions));
    }

    @Test
    void shouldGoByTheThresholdInForce() {
        String threshold = "\"thresholds\":[{\"name\":\"rally.sessions\",\"number\":5.0,\"unit\":\"sessions\"}]";

        assertThat(first("rally", "ALL", threshold, PLAIN)).isEqualTo(SESSION.minusDays(6));
    }

    @Test
    void shouldBeginBeforeAPivotWithTheSessionsThatMakeIt() {
        LocalDate first = first("level-zone", "ALL:pivot-high:2022-05-10", "", PLAIN);

        // Five on its left, and one that they are measured from.
        assertThat(first).isEqualTo(LocalDate.of(2022, 5, 4));
    }

    @Test
    void shouldBeginWithTheSessionsOfRelativeVolumeWhenAPivotIsYounger() {
        assertThat(first("level-zone", "ALL:pivot-low:2022-06-20", "", PLAIN)).isEqualTo(SESSION.minusDays(21));
    }

    @Test
    void shouldBeginWithAZoneOfTheReferenceDataThatHasAFirstSession() {
        About about = new About(Settings.DEFAULTS, false, Optional.of(LocalDate.of(2022, 3, 2)));

        assertThat(first("level-zone", "ZONE", "", about)).isEqualTo(LocalDate.of(2022, 3, 1));
    }

    @Test
    void shouldTakeTheWholeHistoryForAZoneInPointsOfADerivedLevel() {
        About about = new About(Settings.DEFAULTS, true, Optional.of(LocalDate.of(2022, 3, 2)));

        assertThat(first("level-zone", "ZONE", "", about)).isEqualTo(FIRST);
    }

    @Test
    void shouldBeginBeforeTheRecordThatWasSurpassed() {
        String evidence = "\"evidence\":[{\"name\":\"previousRecordDate\",\"text\":\"2021-02-03\",\"unit\":\"\"}]";

        assertThat(first("record-close", "ALL", evidence, PLAIN)).isEqualTo(LocalDate.of(2021, 2, 2));
    }

    @Test
    void shouldTakeTheWholeHistoryForARecordOfAShortOne() {
        String evidence = "\"evidence\":[{\"name\":\"knownHistory\",\"number\":100.0,\"unit\":\"sessions\"}]";

        assertThat(first("record-close", "ALL", evidence, PLAIN)).isEqualTo(FIRST);
    }

    @Test
    void shouldTakeTheWholeHistoryForAnUnknownSignal() {
        assertThat(first("volume-surge", "ALL", "", PLAIN)).isEqualTo(FIRST);
    }

    private static LocalDate first(String signal, String subject, String facts, About about) {
        NavigableMap<LocalDate, String> sessions = new TreeMap<>();
        FIRST.datesUntil(SESSION.plusDays(30)).forEach(date -> sessions.put(date, ""));
        String line = String.format(
                "{\"id\":\"x\",\"revision\":1,\"signal\":\"%s\",\"event\":\"e\",\"market\":\"XX\",\"subject\":\"%s\","
                        + "\"direction\":\"UP\",\"status\":\"RAISED\",\"episodeStart\":\"2022-06-30T12:00:00Z\","
                        + "\"session\":\"%s\"%s}",
                signal, subject, SESSION, facts.isEmpty() ? "" : "," + facts);
        try {
            AlertLine alert = new AlertLine(new ObjectMapper().readTree(line));
            return LookBack.of(new AlertRevision(alert), about).first(sessions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
