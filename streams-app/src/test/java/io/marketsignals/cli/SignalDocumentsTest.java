package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.Settings;
import io.marketsignals.signal.SignalDetector;
import io.marketsignals.signal.SignalDetectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the signals agree with the code; {@code -Dreadme.write=true} writes their tables of settings anew. */
class SignalDocumentsTest {
    private static final Path PAGES = Path.of("docs", "signals");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- settings ([a-z -]+) -->\n(.*?)<!-- /settings -->", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

    @Test
    void shouldDescribeEverySignal() throws IOException {
        String text = pages().stream().map(SignalDocumentsTest::read).collect(Collectors.joining());

        for (SignalDetector detector : SignalDetectors.with(Settings.DEFAULTS)) {
            assertThat(text).contains("\n## `" + detector.id() + "`\n");
        }
    }

    @Test
    void shouldListEverySettingOnce() throws IOException {
        List<String> listed = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = BLOCK.matcher(read(page));
            while (block.find()) {
                for (String owner : block.group(1).split(" ", -1)) {
                    owned(owner).forEach(known -> listed.add(known.name()));
                }
            }
        }

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(SignalDetectors.settings().stream()
                        .map(Settings.Known::name)
                        .toList());
    }

    @Test
    void shouldShowDefaultsAndRangesAsTheCodeHasThem() throws IOException {
        for (Path page : pages()) {
            String text = read(page);
            String expected = BLOCK.matcher(text)
                    .replaceAll(block -> "<!-- settings " + block.group(1) + " -->\n" + table(block.group(1))
                            + "<!-- /settings -->");
            if (Boolean.getBoolean("readme.write")) {
                Files.writeString(page, expected);
            } else {
                assertThat(text)
                        .as("%s; write its tables anew with -Dreadme.write=true", page)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldLinkToFilesThatExist() throws IOException {
        for (Path page : pages()) {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                assertThat(PAGES.resolve(link.group(1))).as("link of %s", page).exists();
            }
        }
    }

    @Test
    void shouldKeepNoPictureThatNoPageShows() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                shown.add(link.group(1));
            }
        }
        try (Stream<Path> pictures = Files.list(PAGES.resolve("pictures"))) {
            assertThat(pictures.map(picture -> "pictures/" + picture.getFileName()))
                    .isSubsetOf(shown);
        }
    }

    private static String table(String owners) {
        StringBuilder table = new StringBuilder("| Setting | Default | Range |\n|---|---|---|\n");
        for (String owner : owners.split(" ", -1)) {
            for (Settings.Known known : owned(owner)) {
                table.append("| `" + known.name() + "` | " + known.defaultValue() + " | " + known.range() + " |\n");
            }
        }
        return table.toString();
    }

    private static List<Settings.Known> owned(String owner) {
        return SignalDetectors.settings().stream()
                .filter(known -> known.name().startsWith(owner + "."))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
