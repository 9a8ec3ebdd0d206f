package io.marketsignals.history.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.history.run.RunFolder;
import io.marketsignals.history.yaml.InputError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    private static final String ALERT = """
            {"id":"a","revision":%d,"signal":"rally","event":"rally","market":"%s","subject":"IX","direction":"UP",\
            "status":"RAISED","confirmation":"FINAL","severity":"LOW","episodeStart":"2024-01-02T10:00:00.000Z",\
            "eventTime":"1970-01-01T00:00:01.500Z","session":"%s","reason":"up, \\"6 %%\\"","evidence":[\
            {"name":"return","number":0.0625,"text":null,"time":null,"unit":"fraction"}],"thresholds":[],\
            "coverage":null,"asOf":"2024-01-02T10:00:00.000Z","watermark":"2024-01-02T10:00:00.000Z","forced":false,\
            "settingsVersion":"defaults"}
            """;
    private static final String SPREAD = """
            {"pair":"P","market":"M","session":"1970-01-11","asOf":"2024-01-02T10:00:00.000Z","small":"S","large":"L",\
            "smallReturn":0.5,"largeReturn":0.25,"spread":0.25,"spreads":[{"sessions":5,"value":null},\
            {"sessions":9,"value":0.125}],"windows":[],"z":null,"regime":"SMALL_LEAD","closing":true,"forced":false}
            """;

    @TempDir
    private Path folder;

    private Path run;
    private Path out;

    @BeforeEach
    void writeRun() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        out = folder.resolve("out");
        Files.writeString(
                run.resolve("alerts.ndjson"),
                ALERT.formatted(1, "M", "2024-01-02") + ALERT.formatted(2, "M", "2024-01-03"));
        Files.writeString(run.resolve("sessions.ndjson"), "");
        Files.writeString(run.resolve("spreads.ndjson"), SPREAD);
    }

    private List<Export.Written> export(Table table, Format format, Partitioning partitioning) throws IOException {
        return export(new Export.Wish(List.of(table), format, partitioning, out, false));
    }

    private List<Export.Written> export(Export.Wish wish) throws IOException {
        return new Export(RunFolder.open(run), wish, (table, rows) -> {}).write();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldKeepLinesAsTheyAreInAFolderAMarketAndSession() throws IOException {
        export(Table.ALERTS, Format.NDJSON, Partitioning.MARKET_SESSION);

        assertThat(files())
                .containsExactly(
                        "alerts/market=M/session=2024-01-02/part-0.ndjson",
                        "alerts/market=M/session=2024-01-03/part-0.ndjson");
        assertThat(out.resolve("alerts/market=M/session=2024-01-03/part-0.ndjson"))
                .hasContent(ALERT.formatted(2, "M", "2024-01-03"));
    }

    @Test
    void shouldWriteFlatColumnsWithEmptyNullsAndJsonListsAsCsv() throws IOException {
        export(Table.SPREADS, Format.CSV, Partitioning.NONE);

        assertThat(out.resolve("spreads/part-0.csv")).content().isEqualTo("""
                pair,market,session,asOf,small,large,smallReturn,largeReturn,spread,spreads,windows,z,regime,closing,forced,revision\r
                P,M,1970-01-11,2024-01-02T10:00:00.000Z,S,L,0.5,0.25,0.25,\
                "[{""sessions"":5,""value"":null},{""sessions"":9,""value"":0.125}]",[],,SMALL_LEAD,true,false,\r
                """);
    }

    @Test
    void shouldWriteARowAFactOfEachRevision() throws IOException {
        export(Table.EVIDENCE, Format.CSV, Partitioning.MARKET);

        assertThat(out.resolve("evidence/market=M/part-0.csv")).content().isEqualTo("""
                id,revision,session,eventTime,list,position,name,number,text,time,unit\r
                a,1,2024-01-02,1970-01-01T00:00:01.500Z,evidence,0,return,0.0625,,,fraction\r
                a,2,2024-01-03,1970-01-01T00:00:01.500Z,evidence,0,return,0.0625,,,fraction\r
                """);
    }

    @Test
    void shouldNameTheFieldsOfARecordAfterIt() {
        assertThat(CsvColumns.of(Table.SESSIONS.schema(), Partitioning.MARKET_SESSION.columns())
                        .names())
                .contains("index", "concentration_top5Share", "mcclellan_oscillator", "sectors")
                .doesNotContain("market", "session", "concentration");
    }

    @Test
    void shouldWriteInstantsDatesListsAndNullsAsParquet() throws IOException {
        export(Table.SPREADS, Format.PARQUET, Partitioning.NONE);

        Group row = ParquetGroups.of(out.resolve("spreads/part-0.parquet")).get(0);

        assertThat(row.getInteger("session", 0)).isEqualTo(10); // days since 1970-01-01
        assertThat(row.getLong("asOf", 0)).isEqualTo(1_704_189_600_000L);
        assertThat(row.getString("regime", 0)).isEqualTo("SMALL_LEAD");
        assertThat(row.getFieldRepetitionCount("z")).isZero();
        assertThat(row.getInteger("revision", 0)).isEqualTo(1); // an older run's line lacks it
        assertThat(row.getGroup("windows", 0).getFieldRepetitionCount("list")).isZero();
        Group spreads = row.getGroup("spreads", 0);
        assertThat(spreads.getFieldRepetitionCount("list")).isEqualTo(2);
        Group nine = spreads.getGroup("list", 1).getGroup("element", 0);
        assertThat(nine.getInteger("sessions", 0)).isEqualTo(9);
        assertThat(nine.getDouble("value", 0)).isEqualTo(0.125);
    }

    @Test
    void shouldDeriveParquetTypesFromTheSchema() throws IOException {
        export(Table.ALERTS, Format.PARQUET, Partitioning.MARKET);

        try (ParquetFileReader reader =
                ParquetFileReader.open(new LocalInputFile(out.resolve("alerts/market=M/part-0.parquet")))) {
            assertThat(reader.getFileMetaData().getSchema().toString())
                    .contains(
                            "required int64 eventTime (TIMESTAMP(MILLIS,true));",
                            "required int32 session (DATE);",
                            "required binary severity (STRING);",
                            "optional double coverage;",
                            "required group evidence (LIST) {",
                            "repeated group list {",
                            "optional int64 time (TIMESTAMP(MILLIS,true));")
                    .doesNotContain("market;");
        }
    }

    @Test
    void shouldEscapeWhatAFolderNameCannotHold() throws IOException {
        Files.writeString(
                run.resolve("alerts.ndjson"),
                ALERT.formatted(1, "US/EQ=A:1 %", "2024-01-02") + ALERT.formatted(1, "..", "2024-01-02"));

        export(Table.ALERTS, Format.NDJSON, Partitioning.MARKET_MONTH);

        assertThat(files())
                .containsExactly(
                        "alerts/market=%2E%2E/month=2024-01/part-0.ndjson",
                        "alerts/market=US%2FEQ%3DA%3A1 %25/month=2024-01/part-0.ndjson");
    }

    @Test
    void shouldStartAnotherFileWhenAFolderComesAgain() throws IOException {
        Files.writeString(
                run.resolve("alerts.ndjson"),
                ALERT.formatted(1, "M", "2024-01-02")
                        + ALERT.formatted(2, "M", "2024-01-03")
                        + ALERT.formatted(3, "N", "2024-01-02")
                        + ALERT.formatted(4, "M", "2024-01-02"));

        List<Export.Written> written = export(Table.ALERTS, Format.NDJSON, Partitioning.MARKET_SESSION);

        assertThat(written).containsExactly(new Export.Written(Table.ALERTS, 4, 4));
        assertThat(files()).contains("alerts/market=M/session=2024-01-02/part-1.ndjson");
    }

    @Test
    void shouldGiveTheSameBytesTwice() throws IOException {
        for (Format format : Format.values()) {
            Path once = folder.resolve(format.id());
            Path again = folder.resolve(format.id() + "-again");
            for (Path place : List.of(once, again)) {
                export(new Export.Wish(List.of(Table.ALERTS), format, Partitioning.NONE, place, false));
            }

            assertThat(again.resolve("alerts/part-0." + format.id()))
                    .hasSameBinaryContentAs(once.resolve("alerts/part-0." + format.id()));
        }
    }

    @Test
    void shouldRefuseATableThatIsThereAndReplaceItOnlyByForce() throws IOException {
        export(Table.ALERTS, Format.CSV, Partitioning.MARKET_SESSION);

        assertThatThrownBy(() -> export(Table.ALERTS, Format.NDJSON, Partitioning.NONE))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("is there already; --force replaces it");
        export(new Export.Wish(List.of(Table.ALERTS), Format.NDJSON, Partitioning.NONE, out, true));

        assertThat(files()).containsExactly("alerts/part-0.ndjson");
    }

    @Test
    void shouldNeverReplaceAFolderWithOthersFiles() throws IOException {
        Path mine =
                Files.writeString(Files.createDirectories(out.resolve("alerts")).resolve("notes.txt"), "mine");

        assertThatThrownBy(
                        () -> export(new Export.Wish(List.of(Table.ALERTS), Format.CSV, Partitioning.NONE, out, true)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("was not made by an export");

        assertThat(mine).hasContent("mine");
    }

    @Test
    void shouldLeaveNothingBehindWhenALineCannotBeRead() throws IOException {
        Files.writeString(run.resolve("alerts.ndjson"), ALERT.formatted(1, "M", "2024-01-02") + "no record\n");

        assertThatThrownBy(() -> export(Table.ALERTS, Format.PARQUET, Partitioning.NONE))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("alerts.ndjson:2");

        assertThat(files()).isEmpty();
    }
}
