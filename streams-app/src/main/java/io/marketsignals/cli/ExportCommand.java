package io.marketsignals.cli;

import io.marketsignals.history.export.Export;
import io.marketsignals.history.export.Format;
import io.marketsignals.history.export.Partitioning;
import io.marketsignals.history.export.Table;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.history.yaml.InputError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals export}: a run as tables for others' tools. */
@Command(
        name = "export",
        description =
                "Write a run as tables that pandas, DuckDB and Spark read. Its alerts, their evidence, session closes and spreads"
                        + " come as NDJSON, CSV or Parquet, in folders by market and month or session.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals export results --format parquet --out tables",
            "  signals export results --what alerts,evidence --format csv --partition-by none --out tables --force",
            "",
            "Files are TABLE/market=US/month=2014-10/part-0.parquet; CSV and Parquet leave out the columns that the",
            "folders name. An existing table is refused without --force; a table is there whole or not at all."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The folder that 'signals replay' wrote.")
    private Path run;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Where the tables' folders go.")
    private Path out;

    @Option(
            names = "--what",
            split = ",",
            paramLabel = "TABLE",
            defaultValue = "alerts,evidence,sessions,spreads",
            description = "Which tables; default: all, ${DEFAULT-VALUE}.")
    private List<String> tables;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson, csv or parquet; default: ${DEFAULT-VALUE}.")
    private String format;

    @Option(
            names = "--partition-by",
            paramLabel = "COLUMNS",
            defaultValue = "market,month",
            description = "market,session; market,month; market; or none. Default: ${DEFAULT-VALUE}: a file a session"
                    + " makes thousands of tiny ones of years of daily data.")
    private String partitioning;

    @Option(names = "--force", description = "Replace tables that are there.")
    private boolean force;

    @Override
    public Integer call() {
        Export.Wish wish = wish();
        PrintWriter err = command.commandLine().getErr();
        Export export = new Export(RunFolder.open(run), wish, (table, rows) -> {
            err.println(String.format(Locale.ROOT, "%s: %,d rows …", table.id(), rows));
            err.flush();
        });
        PrintWriter stdout = command.commandLine().getOut();
        try {
            for (Export.Written written : export.write()) {
                stdout.println(String.format(
                        Locale.ROOT,
                        "%s: %,d rows in %,d files",
                        out.resolve(written.table().id()),
                        written.rows(),
                        written.files()));
            }
        } catch (IOException e) {
            throw new InputError(out + ": the tables cannot be written there: " + e, e);
        }
        stdout.flush();
        return ExitCode.OK.code();
    }

    private Export.Wish wish() {
        List<Table> wanted = tables.stream()
                .map(name -> one(Table.values(), Table::id, name, "--what"))
                .toList();
        return new Export.Wish(
                wanted,
                one(Format.values(), Format::id, format, "--format"),
                one(Partitioning.values(), Partitioning::id, partitioning, "--partition-by"),
                out,
                force);
    }

    private <T> T one(T[] all, Function<T, String> id, String name, String option) {
        return Arrays.stream(all)
                .filter(one -> id.apply(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        option + " takes "
                                + Arrays.stream(all).map(id).collect(Collectors.joining(" or "))
                                + ", not " + name + "."));
    }
}
