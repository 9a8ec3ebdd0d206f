package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.zone.ZoneEvent;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.SignalDetector;
import io.marketsignals.signal.SignalDetectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README's tables agree with the code; {@code -Dreadme.write=true} writes them anew. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    @Test
    void shouldShowTheTableOfTopics() throws IOException {
        checkBlock("topics", output("topics", "list", "--markdown"));
    }

    @Test
    void shouldShowTheSettingsOfSignals() throws IOException {
        String config = output("config", "--markdown");

        checkBlock("signal-settings", config.substring(config.indexOf("| Signal setting")));
    }

    /** The walk-through's file is compiled with the tests, in the package where it would stand. */
    @Test
    void shouldShowASignalThatCompiles() throws IOException {
        Path file = Path.of("src", "test", "java", "io", "marketsignals", "signal", "VolumeSurge.java");

        checkBlock("added-signal", "```java\n" + Files.readString(file) + "```\n");
    }

    @Test
    void shouldNameEverySignalAndZoneEvent() throws IOException {
        String readme = Files.readString(README);

        for (SignalDetector detector : SignalDetectors.with(Settings.DEFAULTS)) {
            assertThat(readme).contains("| `" + detector.id() + "` |");
        }
        for (ZoneEvent event : ZoneEvent.values()) {
            assertThat(readme).contains("`" + event.id() + "`");
        }
    }

    @Test
    void shouldListEveryCommandWithTheFirstSentenceOfItsHelpAndAPage() throws IOException {
        String readme = Files.readString(README);
        List<String> rows = readme.substring(readme.indexOf("<!-- commands -->"), readme.indexOf("<!-- /commands -->"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();

        List<String> expected = Main.commandLine().getSubcommands().entrySet().stream()
                .filter(command -> !command.getKey().equals("help"))
                .map(command -> "| `" + command.getKey() + "` | " + firstSentence(command.getValue()) + " | ")
                .toList();

        assertThat(rows).hasSameSizeAs(expected);
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.get(row)).startsWith(expected.get(row));
            String page = rows.get(row).replaceAll(".*\\]\\(([^#)]*).*", "$1");
            assertThat(README.resolveSibling(page)).exists();
        }
    }

    private static String firstSentence(CommandLine command) {
        String help = String.join(" ", command.getCommandSpec().usageMessage().description())
                .replace("%%", "%");
        return help.substring(0, help.concat(" ").indexOf(". ") + 1);
    }

    @Test
    void shouldNameCommandsThatExist() throws IOException {
        Files.readString(README)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("./signals "))
                .map(line -> line.split(" +", -1)[1])
                .filter(word -> !word.startsWith("-"))
                .forEach(command -> assertThat(Main.commandLine().getSubcommands())
                        .as("a command of the README")
                        .containsKey(command));
    }

    private static void checkBlock(String name, String expected) throws IOException {
        String readme = Files.readString(README);
        String open = "<!-- " + name + " -->\n";
        int from = readme.indexOf(open) + open.length();
        int to = readme.indexOf("<!-- /" + name + " -->");
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, readme.substring(0, from) + expected + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to))
                .as("README block '%s'; write it anew with -Dreadme.write=true -Dtest=ReadmeTest", name)
                .isEqualTo(expected);
    }

    private static String output(String... arguments) {
        StringWriter text = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(text));

        assertThat(commands.execute(arguments)).isZero();

        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
