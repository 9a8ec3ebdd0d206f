package io.marketsignals.history.load;

import io.marketsignals.history.publish.Publisher;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What to load and how.
 *
 * @param from first local date of each market, inclusive
 * @param to last local date of each market, inclusive
 * @param batch ticks in a record at most; 1: each alone, under its symbol as the key
 * @param createTopics whether missing topics are created
 */
public record LoadRequest(
        Path reference,
        List<Path> feeds,
        List<Path> files,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        int batch,
        boolean createTopics) {

    public LoadRequest {
        feeds = List.copyOf(feeds);
        files = List.copyOf(files);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException(
                    "the first date must not be after the last: " + from.get() + ", " + to.get());
        }
        if (batch < 1 || batch > Publisher.FLUSH_TICKS) {
            throw new IllegalArgumentException("a record holds 1 to " + Publisher.FLUSH_TICKS + " ticks, not " + batch);
        }
    }
}
