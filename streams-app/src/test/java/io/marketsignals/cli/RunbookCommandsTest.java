package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The runbook names commands as they are. */
class RunbookCommandsTest {
    private static final Path RUNBOOK = Path.of("..", "ops", "runbook.md");
    private static final Pattern COMMAND = Pattern.compile("\\./signals ([^`#\\n]+)");

    @Test
    void shouldNameCommandsAndOptionsThatExist() throws IOException {
        List<String> named = COMMAND.matcher(Files.readString(RUNBOOK))
                .results()
                .map(command -> command.group(1).strip())
                .toList();

        assertThat(named).hasSizeGreaterThan(5).allSatisfy(RunbookCommandsTest::check);
    }

    private static void check(String words) {
        CommandLine command = Main.commandLine();
        Iterator<String> rest = List.of(words.split(" +", -1)).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.startsWith("--")) {
                var spec = command.getCommandSpec();
                boolean known = spec.optionsMap().containsKey(word)
                        || spec.negatedOptionsMap().containsKey(word);
                assertThat(known).as("%s of %s", word, words).isTrue();
            } else if (!command.getSubcommands().isEmpty()) {
                assertThat(command.getSubcommands()).as(words).containsKey(word);
                command = command.getSubcommands().get(word);
            }
        }
    }
}
