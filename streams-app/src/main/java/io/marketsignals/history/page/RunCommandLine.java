package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The command that makes a run again, from what the run wrote down about itself. */
final class RunCommandLine {
    private RunCommandLine() {}

    /** Empty: the run was not made from files. */
    static String of(JsonNode run) {
        if (run.path("command").isTextual()) {
            return run.path("command").asText();
        }
        if (!run.path("files").isArray() || run.path("files").isEmpty()) {
            return "";
        }
        List<String> words = new ArrayList<>(List.of("signals", "replay"));
        option(words, "--reference", run.path("reference"));
        for (JsonNode feed : run.path("feeds")) {
            option(words, "--feed", feed);
        }
        if (run.path("feeds").isEmpty()) {
            words.add("--feed FEED.yaml");
        }
        option(words, "--from", run.path("from"));
        option(words, "--to", run.path("to"));
        option(words, "--partitions", run.path("partitions"));
        option(words, "--threads", run.path("threads"));
        if (run.path("instances").asInt(1) > 1) {
            option(words, "--instances", run.path("instances"));
        }
        if (run.path("speed").asDouble() > 0) {
            option(words, "--speed", run.path("speed"));
        }
        run.path("settings")
                .properties()
                .forEach(setting -> words.add("--set "
                        + quoted(setting.getKey() + "=" + setting.getValue().asText())));
        words.add("--out again");
        run.path("files").forEach(file -> words.add(quoted(file.asText())));
        return String.join(" ", words);
    }

    private static void option(List<String> words, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            words.add(name + " " + quoted(value.asText()));
        }
    }

    /** For a POSIX shell. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
