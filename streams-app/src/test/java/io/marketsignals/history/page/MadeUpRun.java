package io.marketsignals.history.page;

import io.marketsignals.history.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small run: one index over three sessions, one pair, two alerts, one of them with hostile texts. */
final class MadeUpRun {
    static final String HOSTILE = "<script>alert('x')</script> \" & \u0007 http://evil.example/";

    private MadeUpRun() {}

    static RunFolder in(Path folder) throws IOException {
        Files.writeString(folder.resolve("sessions.ndjson"), """
                {"index":"IX","market":"M","session":"2024-01-02","closeLevel":100.0,"adLine":5,"percentAdvancing":0.6,\
                "coverage":1.0,"members":10,"partial":false,"forced":false,"revision":1}
                {"index":"IX","market":"M","session":"2024-01-03","closeLevel":90.0,"adLine":-5,"percentAdvancing":null,\
                "coverage":0.25,"members":10,"partial":true,"forced":true,"revision":1}
                {"index":"IX","market":"M","session":"2024-01-04","closeLevel":111.0,"adLine":15,"percentAdvancing":0.9,\
                "coverage":1.0,"members":10,"partial":false,"forced":false,"revision":1}
                {"index":"IX","market":"M","session":"2024-01-04","closeLevel":110.0,"adLine":14,"percentAdvancing":0.8,\
                "coverage":1.0,"members":10,"partial":false,"forced":false,"revision":2}
                """);
        Files.writeString(folder.resolve("spreads.ndjson"), """
                {"pair":"P","market":"M","session":"2024-01-02","spread":0.9,"z":null,"regime":"NEUTRAL","closing":false}
                {"pair":"P","market":"M","session":"2024-01-02","spread":0.01,"z":null,"regime":"NEUTRAL","closing":true}
                {"pair":"P","market":"M","session":"2024-01-03","spread":0.03,"z":2.5,"regime":"SMALL_LEAD","closing":true}
                """);
        String hostile = HOSTILE.replace("\"", "\\\"").replace("\u0007", "\\u0007");
        Files.writeString(
                folder.resolve("alerts.ndjson"),
                alert("a", 1, "RAISED", "LOW", "2024-01-03T10:00:00.000Z", "IX falls.")
                        + alert("b", 1, "RAISED", "HIGH", "2024-01-04T10:00:00.000Z", hostile)
                        + alert("a", 2, "CLEARED", "MEDIUM", "2024-01-04T11:00:00.000Z", "IX fell enough."));
        Files.writeString(folder.resolve("report.json"), """
                {"digest":"abc","ticksPublished":12345,"rowsRead":20,
                 "rowsRefused":{"total":2,"byReason":{"BAD":2},"listed":["f.csv:7: BAD: x < y"],"notListed":1},
                 "deadLetters":{"LATE_HEARTBEAT":3},"latePrices":4,
                 "run":{"reference":"r.yaml","files":["data/my prices.csv"],"partitions":4,"threads":2,
                  "settings":{"signals.rally.return":"0.05"}}}
                """);
        return RunFolder.open(folder);
    }

    static String alert(String id, int revision, String status, String severity, String time, String reason) {
        String session = time.substring(0, 10);
        return """
                {"id":"%s","revision":%d,"signal":"level-zone","event":"break","market":"M","subject":"IX-ZONE",\
                "direction":"DOWN","status":"%s","confirmation":"FINAL","severity":"%s","episodeStart":"%s",\
                "eventTime":"%s","session":"%s","reason":"%s","evidence":[\
                {"name":"index","number":null,"text":"IX","time":null,"unit":""},\
                {"name":"level","number":1234567.891,"text":null,"time":null,"unit":"points"},\
                {"name":"return","number":-0.025,"text":null,"time":null,"unit":"fraction"}],\
                "thresholds":[{"name":"level-zone.break","number":0.001,"text":null,"time":null,"unit":"fraction"}],\
                "coverage":0.75,"asOf":"%s","watermark":"%s","forced":true,"settingsVersion":"defaults"}
                """.formatted(id, revision, status, severity, time, time, session, reason, time, time);
    }
}
