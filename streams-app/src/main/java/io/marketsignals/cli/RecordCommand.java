package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.history.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signals record}: what an application has put out so far, as files that a replay can be compared with. */
@Command(
        name = "record",
        description =
                "Write what an application has put out so far as the files of a run. Its alerts, sessions and spreads can then"
                        + " be compared with a replay's. Only reads.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals record --config app.yaml --out live",
            "  signals replay --config app.yaml --out replayed",
            "  signals diff live replayed",
            "",
            "--set topics.run=NAME records the topics of a replay."
        })
final class RecordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Where the files go; what is there is replaced.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        AppConfig config = options.load();
        QuietLog.quiet();
        ClusterAccess.open(config).close(); // says in time that nobody answers
        PrintWriter stdout = command.commandLine().getOut();
        stdout.print(Recording.write(config, out).summary());
        stdout.flush();
        return ExitCode.OK.code();
    }
}
