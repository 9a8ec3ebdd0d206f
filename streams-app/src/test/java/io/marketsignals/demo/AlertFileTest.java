package io.marketsignals.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertFileTest {
    @TempDir
    private Path directory;

    @Test
    void shouldWriteARevisionALine() throws IOException {
        Path made = directory.resolve("made");

        try (AlertFile file = AlertFile.create(made)) {
            file.write(Outputs.alert("a", 1, "rally", "rally", Severity.LOW, AlertStatus.RAISED));
            file.write(Outputs.alert("a", 2, "rally", "rally", Severity.LOW, AlertStatus.CLEARED));
        }

        assertThat(Files.readAllLines(AlertFile.in(made)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"id\":\"a\",\"revision\":1,\"signal\":\"rally\"")
                .contains("\"eventTime\":\"2025-09-15T10:00:00.000Z\",\"session\":\"2025-09-15\"", "\"coverage\":null");
    }
}
