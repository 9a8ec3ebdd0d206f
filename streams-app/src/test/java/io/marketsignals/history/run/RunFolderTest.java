package io.marketsignals.history.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.history.yaml.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final String ALERT = """
            {"id":"a","revision":2,"signal":"level-zone","event":"break","market":"XX","subject":"Z","direction":"UP",\
            "status":"UPDATED","episodeStart":"2024-01-02T10:00:00.000Z","session":"2024-01-02","reason":"It broke.",\
            "evidence":[{"name":"index","number":null,"text":"I","time":null,"unit":""},\
            {"name":"level","number":1.0E-4,"text":null,"time":null,"unit":"points"},\
            {"name":"asOf","number":null,"text":null,"time":"2024-01-02T10:00:00.000Z","unit":""}],\
            "thresholds":[{"name":"level-zone.sessions","number":3.0,"text":null,"time":null,"unit":"sessions"}]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAnEmptyRun() throws IOException {
        for (RunFile file : RunFile.values()) {
            Files.writeString(folder.resolve(file.fileName()), "");
        }
    }

    @Test
    void shouldReadAnAlertWithItsFacts() throws IOException {
        AlertLine alert = alerts(ALERT).get(0);

        assertThat(alert.id()).isEqualTo("a");
        assertThat(alert.revision()).isEqualTo(2);
        assertThat(alert.type()).isEqualTo("level-zone/break");
        assertThat(alert.session()).isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(alert.evidence())
                .containsExactly(
                        new Fact("index", null, "I", null, ""),
                        new Fact("level", 0.0001, null, null, "points"),
                        new Fact("asOf", null, null, Instant.parse("2024-01-02T10:00:00Z"), ""));
        assertThat(alert.thresholds()).extracting(Fact::name).containsExactly("level-zone.sessions");
    }

    @Test
    void shouldTellAFactsValueInPlainDecimals() throws IOException {
        AlertLine alert = alerts(ALERT).get(0);

        assertThat(alert.evidence()).extracting(Fact::value).containsExactly("I", "0.0001", "2024-01-02T10:00:00Z");
        assertThat(alert.thresholds()).extracting(Fact::value).containsExactly("3");
    }

    @Test
    void shouldTypeAnAlertByItsSignalAloneWhenTheEventIsTheSame() throws IOException {
        AlertLine alert = alerts(ALERT.replace("\"event\":\"break\"", "\"event\":\"level-zone\""))
                .get(0);

        assertThat(alert.type()).isEqualTo("level-zone");
    }

    @Test
    void shouldRefuseALineThatIsNoAlertWithFileAndLine() {
        assertThatThrownBy(() -> alerts(ALERT + "{\"id\":\"b\"}\n"))
                .isInstanceOf(InputError.class)
                .hasMessageEndingWith("alerts.ndjson:2: an alert needs 'signal'");
        assertThatThrownBy(() -> alerts(ALERT.replace("\"session\":\"2024-01-02\"", "\"session\":\"today\"")))
                .isInstanceOf(InputError.class)
                .hasMessageEndingWith("alerts.ndjson:1: an alert's 'episodeStart' or 'session' is no time");
    }

    @Test
    void shouldReadNoFurtherThanTheFirstWantedRecord() throws IOException {
        Files.writeString(folder.resolve("spreads.ndjson"), "{\"pair\":\"P\"}\n{\"pair\":\"Q\",\"n\":1}\nno record");
        RunFolder run = RunFolder.open(folder);

        assertThat(run.first(RunFile.SPREADS, line -> line.path("pair").asText().equals("Q")))
                .hasValueSatisfying(
                        line -> assertThat(line.path("n").intValue()).isEqualTo(1));
    }

    private List<AlertLine> alerts(String lines) throws IOException {
        Files.writeString(folder.resolve("alerts.ndjson"), lines);
        List<AlertLine> alerts = new ArrayList<>();
        RunFolder.open(folder).eachAlert(alerts::add);
        return alerts;
    }
}
