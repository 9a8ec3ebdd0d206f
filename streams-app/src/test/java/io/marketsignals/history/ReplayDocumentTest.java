package io.marketsignals.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.marketsignals.history.feed.FeedFile;
import io.marketsignals.history.reference.ReferenceFile;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsers name the keys that they know when they refuse one; the document must hold all of them. */
class ReplayDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "replay.md");
    private static final String HOURS = "zone: UTC, open: '09:00', close: '10:00'";
    private static final MarketCalendar CALENDAR =
            MarketCalendar.fromData(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(10, 0));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "markets: {M: {}}",
                "markets: {M: {" + HOURS + ", special: [{}]}}",
                "markets: {M: {" + HOURS + ", sessions: from-data, halts: [{}]}}",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\nindices: {I: {}}",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\nindices: {I: {level: feed, members: [{}]}}",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\nindices: {I: {level: feed, members: {}}}",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\n"
                        + "indices: {I: {level: feed, members: {csv: members.csv, columns: {}}}}",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\npairs: {P: {}}",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\nzones: {Z: {}}",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\nlead-lag: {L: {}}",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\ncorporate-actions: [{}]",
                "markets: {M: {" + HOURS + ", sessions: from-data}}\ncontext: [{}]"
            })
    void shouldDocumentEveryKeyOfAReferenceFile(String yaml) throws IOException {
        Path file = withUnknownKey(yaml);

        assertDocumented(catchThrowableOfType(InputError.class, () -> ReferenceFile.read(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: trades, columns: {symbol: s}}",
                "{kind: trades, columns: {}}",
                "{kind: levels, columns: {}}",
                "{kind: index-bars, bars: {length: session}, columns: {}}",
                "{kind: trades, columns: {symbol: {}}}",
                "{kind: trades, columns: {symbol: s, timestamp: t, price: p}, csv: {}}",
                "{kind: trades, columns: {symbol: s, timestamp: t, price: p}, formats: {}}",
                "{kind: bars, columns: {symbol: s}, bars: {}}"
            })
    void shouldDocumentEveryKeyOfAFeed(String yaml) throws IOException {
        Path file = withUnknownKey(yaml);

        assertDocumented(catchThrowableOfType(InputError.class, () -> FeedFile.read(file, Map.of("M", CALENDAR))));
    }

    /** In the last pair of braces that is empty; else in the outermost. */
    private Path withUnknownKey(String yaml) throws IOException {
        int empty = yaml.lastIndexOf("{}");
        String filled = empty < 0
                ? "{unheard-of: 1, " + yaml.substring(1)
                : yaml.substring(0, empty) + "{unheard-of: 1, symbol: s}" + yaml.substring(empty + 2);
        return Files.writeString(folder.resolve("file.yaml"), filled);
    }

    private static void assertDocumented(InputError refusal) throws IOException {
        assertThat(refusal).hasMessageContaining("Known are: ");
        String message = refusal.getMessage();
        String document = Files.readString(DOCUMENT);
        for (String key : message.substring(message.indexOf("Known are: ") + 11).split(", ", -1)) {
            assertThat(document).containsPattern("[`{ ]" + key + "[`:,}]");
        }
    }
}
