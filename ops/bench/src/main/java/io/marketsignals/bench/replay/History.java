package io.marketsignals.bench.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Files that a replay reads. */
record History(Path reference, List<Path> feeds, List<Path> data) {
    History {
        Objects.requireNonNull(reference, "reference");
        feeds = List.copyOf(feeds);
        data = List.copyOf(data);
        if (feeds.isEmpty() || data.isEmpty()) {
            throw new IllegalArgumentException("a history needs feeds and data");
        }
    }

    /** The arguments of {@code signals replay}, results into a folder. */
    List<String> arguments(Path out) {
        List<String> arguments = new ArrayList<>(List.of("replay", "--reference", reference.toString()));
        feeds.forEach(feed -> arguments.addAll(List.of("--feed", feed.toString())));
        arguments.addAll(List.of("--out", out.toString()));
        data.forEach(file -> arguments.add(file.toString()));
        return arguments;
    }
}
