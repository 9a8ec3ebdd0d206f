package io.marketsignals.cli;

import io.marketsignals.history.page.HtmlReport;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.history.yaml.InputError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals report}: a run as one page. */
@Command(
        name = "report",
        description = "Show a run as one HTML file: indices and pairs with their alerts, every alert with its reason,"
                + " data quality, how the run was made. It loads nothing from elsewhere and opens from disk.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  signals report results", "  signals report results --out /tmp/sp500.html"})
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The folder that 'signals replay' wrote.")
    private Path run;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The HTML file to write; what is there is replaced. Default: report.html in RUN.")
    private Optional<Path> out;

    @Override
    public Integer call() {
        Path file = out.orElse(run.resolve(HtmlReport.FILE));
        PrintWriter stdout = command.commandLine().getOut();
        RunFolder folder = RunFolder.open(run);
        try {
            HtmlReport.write(folder, file);
            stdout.println(file + ": " + String.format(Locale.ROOT, "%.1f MB", Files.size(file) / 1e6));
        } catch (IOException e) {
            throw new InputError(file + " cannot be written: " + e, e);
        }
        stdout.flush();
        return ExitCode.OK.code();
    }
}
