package io.marketsignals.history.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A made-up run: records that are written as a run's folder. */
public final class WrittenRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> alerts = new ArrayList<>();
    private final List<JsonNode> sessions = new ArrayList<>();
    private final List<JsonNode> spreads = new ArrayList<>();

    /** A first revision: UP, raised at 10:00 of its session, with no evidence. */
    public WrittenRun alert(String id, String signal, String subject, String session) {
        return alert(id, signal, subject, session, alert -> {});
    }

    /** A first revision: UP, raised at 10:00 of its session, with no evidence; the change makes it what it is to be. */
    public WrittenRun alert(String id, String signal, String subject, String session, Consumer<ObjectNode> change) {
        ObjectNode alert = JSON.createObjectNode()
                .put("id", id)
                .put("revision", 1)
                .put("signal", signal)
                .put("event", signal)
                .put("market", "XX")
                .put("subject", subject)
                .put("direction", "UP")
                .put("status", "RAISED")
                .put("severity", "LOW")
                .put("episodeStart", session + "T10:00:00.000Z")
                .put("eventTime", session + "T10:00:00.000Z")
                .put("session", session)
                .put("reason", signal + " of " + subject + ".");
        alert.putArray("evidence");
        alert.putArray("thresholds");
        alert.put("settingsVersion", "defaults");
        change.accept(alert);
        alerts.add(alert);
        return this;
    }

    /** A fact of the alert: evidence or thresholds. */
    public static void number(ObjectNode alert, String list, String name, double number, String unit) {
        alert.withArray(list)
                .addObject()
                .put("name", name)
                .put("number", number)
                .put("unit", unit);
    }

    /** A fact of the alert: evidence or thresholds. */
    public static void text(ObjectNode alert, String list, String name, String text) {
        alert.withArray(list).addObject().put("name", name).put("text", text).put("unit", "");
    }

    /** A close of market XX, first revision. */
    public WrittenRun session(String index, LocalDate session, Consumer<ObjectNode> change) {
        ObjectNode close =
                JSON.createObjectNode().put("index", index).put("market", "XX").put("session", session.toString());
        change.accept(close);
        if (!close.has("revision")) {
            close.put("revision", 1);
        }
        sessions.add(close);
        return this;
    }

    /** Closes of market XX on days that follow each other from the first of January 2024. */
    public WrittenRun closes(String index, double... levels) {
        for (int day = 0; day < levels.length; day++) {
            double level = levels[day];
            session(index, day(day), close -> close.put("closeLevel", level));
        }
        return this;
    }

    /** The session of a place in {@link #closes}. */
    public static LocalDate day(int place) {
        return LocalDate.of(2024, 1, 1).plusDays(place);
    }

    /** A closing spread. */
    public WrittenRun spread(String pair, String asOf, Consumer<ObjectNode> change) {
        ObjectNode spread = JSON.createObjectNode().put("pair", pair).put("asOf", asOf);
        change.accept(spread);
        spreads.add(spread);
        return this;
    }

    /** Writes and opens it. */
    public RunFolder in(Path folder) {
        try {
            Files.createDirectories(folder);
            write(folder, RunFile.ALERTS, alerts);
            write(folder, RunFile.SESSIONS, sessions);
            write(folder, RunFile.SPREADS, spreads);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return RunFolder.open(folder);
    }

    private static void write(Path folder, RunFile file, List<JsonNode> records) throws IOException {
        Files.writeString(
                folder.resolve(file.fileName()),
                records.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }
}
