package io.marketsignals.history.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.schema.HorizonSpread;
import io.marketsignals.schema.Regime;
import io.marketsignals.schema.Spread;
import io.marketsignals.schema.WindowSpread;
import io.marketsignals.wire.JsonLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    private static final Instant OPEN = Instant.parse("2024-01-02T09:15:00Z");

    @TempDir
    private Path folder;

    @Test
    void shouldWriteARecordAsJsonInTheSchemasOrder() {
        Spread spread = spread("P", 1, false);
        spread.setSpreads(List.of(new HorizonSpread(5, null)));
        spread.setWindows(List.of(new WindowSpread(1, OPEN, OPEN.plusSeconds(60), 0.25)));

        assertThat(JsonLine.of(spread))
                .isEqualTo("{\"pair\":\"P\",\"market\":\"M\",\"session\":\"2024-01-02\","
                        + "\"asOf\":\"2024-01-02T09:15:01.000Z\",\"small\":\"S\",\"large\":\"L\","
                        + "\"smallReturn\":0.1,\"largeReturn\":null,\"spread\":null,"
                        + "\"spreads\":[{\"sessions\":5,\"value\":null}],"
                        + "\"windows\":[{\"minutes\":1,\"start\":\"2024-01-02T09:15:00.000Z\","
                        + "\"end\":\"2024-01-02T09:16:00.000Z\",\"value\":0.25}],"
                        + "\"z\":null,\"regime\":\"NEUTRAL\",\"closing\":false,\"forced\":false,\"revision\":1}");
    }

    @Test
    void shouldGiveTheSameDigestWhateverTheOrderOfArrival() throws IOException {
        List<Spread> spreads = new ArrayList<>();
        for (int second = 0; second < 50; second++) {
            spreads.add(spread("P", second, false));
            spreads.add(spread("Q", second, second == 49));
        }

        ResultFile first = sorted(spreads, "a");
        Collections.shuffle(spreads, new Random(7));
        ResultFile second = sorted(spreads, "b");

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(first.lines()).isEqualTo(100);
        assertThat(Files.readAllBytes(second.file())).isEqualTo(Files.readAllBytes(first.file()));
    }

    @Test
    void shouldOrderSpreadsByTimeThenPairWhenPairsRunApart() throws IOException {
        ResultFile file;
        try (SpreadSpool spool = new SpreadSpool(folder)) {
            spool.add(spread("Q", 1, false));
            spool.add(spread("Q", 3, true));
            spool.add(spread("Q", 3, false));
            spool.add(spread("P", 1, false));
            spool.add(spread("P", 2, false));
            file = spool.write(folder.resolve("spreads.ndjson"));
        }

        assertThat(Files.readAllLines(file.file()))
                .containsExactly(
                        JsonLine.of(spread("P", 1, false)),
                        JsonLine.of(spread("Q", 1, false)),
                        JsonLine.of(spread("P", 2, false)),
                        JsonLine.of(spread("Q", 3, false)),
                        JsonLine.of(spread("Q", 3, true)));
        assertThat(folder).isDirectoryContaining("glob:**/spreads.ndjson").isDirectoryNotContaining("glob:**/*.tmp");
    }

    @Test
    void shouldHaveTheDigestOfNothingWhenThereIsNothing() throws IOException {
        ResultFile file = sorted(List.of(), "empty");

        assertThat(file.digest()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(file.lines()).isZero();
    }

    private ResultFile sorted(List<Spread> spreads, String name) throws IOException {
        SortedLines<Spread> lines = new SortedLines<>(Comparator.comparing(Spread::getAsOf));
        spreads.forEach(lines::add);
        return lines.write(folder.resolve(name));
    }

    private static Spread spread(String pair, int second, boolean closing) {
        return new Spread(
                pair,
                "M",
                LocalDate.of(2024, 1, 2),
                OPEN.plusSeconds(second),
                "S",
                "L",
                0.1,
                null,
                null,
                List.of(),
                List.of(),
                null,
                Regime.NEUTRAL,
                closing,
                false,
                1);
    }
}
