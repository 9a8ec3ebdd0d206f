package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.history.run.ShellWords;
import java.util.ArrayList;
import java.util.List;

/** The command that makes a run again, from what the run wrote down about itself. */
final class RunCommandLine {
    private final JsonNode run;
    private final List<String> words = new ArrayList<>(List.of("./signals", "replay"));

    private RunCommandLine(JsonNode run) {
        this.run = run;
    }

    /** Empty: the run says neither from which files nor from which topics it was made. */
    static String of(JsonNode run) {
        RunCommandLine line = new RunCommandLine(run);
        line.option("--reference", run.path("reference"));
        if (run.path("source").isObject()) {
            line.source(run.path("source"));
        } else if (run.path("files").isArray() && !run.path("files").isEmpty()) {
            line.files();
        } else {
            return "";
        }
        line.how();
        return ShellWords.joined(line.words);
    }

    /** By offsets, since topics grow: times would take in what has come since. */
    private void source(JsonNode source) {
        option("--bootstrap-servers", source.path("bootstrapServers"));
        words.addAll(List.of(
                "--set",
                "registry.schema.registry.url=" + source.path("registry").asText()));
        if (!source.path("run").asText().isEmpty()) {
            words.addAll(List.of("--set", "topics.run=" + source.path("run").asText()));
        }
        source.path("offsets").properties().forEach(range -> {
            words.addAll(List.of(
                    "--from-offset",
                    range.getKey() + "=" + range.getValue().path(0).asText()));
            words.addAll(List.of(
                    "--to-offset",
                    range.getKey() + "=" + range.getValue().path(1).asText()));
        });
    }

    private void files() {
        for (JsonNode feed : run.path("feeds")) {
            option("--feed", feed);
        }
        if (run.path("feeds").isEmpty()) {
            words.addAll(List.of("--feed", "FEED.yaml"));
        }
        option("--from", run.path("from"));
        option("--to", run.path("to"));
        option("--partitions", run.path("partitions"));
    }

    private void how() {
        if (run.path("endSessions").asBoolean()) {
            words.add("--end-sessions");
        }
        option("--threads", run.path("threads"));
        if (run.path("instances").asInt(1) > 1) {
            option("--instances", run.path("instances"));
        }
        if (run.path("speed").asDouble() > 0) {
            option("--speed", run.path("speed"));
        }
        run.path("settings")
                .properties()
                .forEach(setting -> words.addAll(List.of(
                        "--set", setting.getKey() + "=" + setting.getValue().asText())));
        words.addAll(List.of("--out", "again"));
        run.path("files").forEach(file -> words.add(file.asText()));
    }

    private void option(String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            words.addAll(List.of(name, value.asText()));
        }
    }
}
