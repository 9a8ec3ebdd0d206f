package io.marketsignals.cli;

import io.marketsignals.history.diff.DiffJson;
import io.marketsignals.history.diff.DiffText;
import io.marketsignals.history.diff.Listing;
import io.marketsignals.history.diff.RunDiff;
import io.marketsignals.history.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals diff}: what differs between two runs. */
@Command(
        name = "diff",
        description = {
            "Compare two runs: alerts, sessions and, on request, spreads; names what differs and the first difference.",
            "Thresholds and settings' versions that alerts list are told apart and are no difference, unless --strict."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals diff before after",
            "  signals diff before after --by type,subject --limit 0",
            "  signals diff before after --json --strict --spreads > diff.json || echo 'not the same'"
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "RUN_A", description = "The folder of a run, as 'signals replay' wrote it.")
    private Path first;

    @Parameters(index = "1", paramLabel = "RUN_B", description = "The folder that it is compared with.")
    private Path second;

    @Option(
            names = "--by",
            split = ",",
            defaultValue = "type",
            paramLabel = "GROUP",
            description = "Count what differs by type (signal and event), subject, or type,subject. Default: type.")
    private Set<Listing.By> by;

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "List N alerts of each kind at most; 0: all. Default: 20. Holds for --json too.")
    private int limit;

    @Option(names = "--strict", description = "Listed thresholds and settings' versions are differences too.")
    private boolean strict;

    @Option(
            names = "--spreads",
            description =
                    "Compare spreads too, line by line; they may be hundreds of megabytes and are left out otherwise.")
    private boolean spreads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new ParameterException(command.commandLine(), "--limit must be 0 or more: " + limit + ".");
        }
        Listing listing = new Listing(by, limit);
        RunDiff diff = RunDiff.of(RunFolder.open(first), RunFolder.open(second), new RunDiff.Rule(strict, spreads));
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(DiffJson.of(diff, listing));
            out.flush();
        } else {
            DiffText.print(diff, listing, out);
        }
        return (diff.differs() ? ExitCode.DIFFERENT : ExitCode.OK).code();
    }
}
