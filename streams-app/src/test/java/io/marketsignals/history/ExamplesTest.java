package io.marketsignals.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.history.feed.FeedFile;
import io.marketsignals.history.reference.Reference;
import io.marketsignals.history.reference.ReferenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("examples"))) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void shouldReadTheReferenceFileAndEveryFeedOfAnExample(Path folder) throws IOException {
        Reference reference = ReferenceFile.read(folder.resolve("reference.yaml"));
        List<Path> feeds;
        try (Stream<Path> files = Files.list(folder)) {
            feeds = files.filter(file -> file.toString().endsWith("feed.yaml")).toList();
        }

        assertThat(feeds).isNotEmpty().allSatisfy(feed -> assertThat(
                        FeedFile.read(feed, reference.calendars()).market().calendar())
                .isIn(reference.calendars().values()));
    }
}
