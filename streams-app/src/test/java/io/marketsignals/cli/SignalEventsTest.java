package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.signal.SignalDetectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The events that filters know against the table that users read. */
class SignalEventsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (same|`[a-z`, -]+`) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

    @Test
    void shouldKnowTheEventsThatTheReadmeLists() throws Exception {
        Set<String> listed = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("..", "README.md")));
        while (row.find()) {
            if (row.group(2).equals("same")) {
                listed.add(row.group(1));
            } else {
                NAME.matcher(row.group(2)).results().forEach(name -> listed.add(name.group(1)));
            }
        }

        Set<String> known = new TreeSet<>();
        SignalDetectors.events().values().forEach(known::addAll);

        assertThat(known).hasSize(25).isEqualTo(listed);
    }
}
