package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.history.explain.Explain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals explain}: why one alert was raised, counted again from the input. */
@Command(
        name = "explain",
        description =
                "Say why an alert was raised, and count its figures again from the input. Shows its life and evidence, the sessions"
                        + " around it, the members behind its counts, where that input stands, and how to replay just that.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals explain 64dadc9b --run results",
            "  signals explain 64dadc9b --run results --members all --around 20",
            "  signals explain 64dadc9b --run results --json",
            "  signals explain 64dadc9b --config app.yaml",
            "",
            "ALERT_ID is an alert's id or at least 6 characters of its beginning."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "ALERT_ID", description = "The alert's id, or its beginning.")
    private String alert;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "The folder of results that the alert is in; without it, on a cluster.")
    private Optional<Path> run;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = {"-r", "--reference"},
            paramLabel = "FILE",
            description = "Where the run's reference file is, if not where it was.")
    private Optional<Path> reference;

    @Option(
            names = {"-f", "--feed"},
            paramLabel = "FILE",
            description = "Where the run's feed files are, if not where they were; may be repeated.")
    private List<Path> feeds = List.of();

    @Option(names = "--revision", paramLabel = "N", description = "The revision to explain; default: the first.")
    private Optional<Integer> revision;

    @Option(
            names = "--around",
            paramLabel = "N",
            defaultValue = "5",
            description = "Sessions before and after; default: ${DEFAULT-VALUE}.")
    private int around;

    @Option(
            names = "--members",
            paramLabel = "N|all",
            defaultValue = "10",
            description = "Members of a side to list, the largest first; default: ${DEFAULT-VALUE}.")
    private String members;

    @Option(names = "--json", description = "Print all of it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        QuietLog.quiet();
        Explain explain = explain();
        if (run.isPresent()) {
            explain.ofRun(run.get(), reference, feeds);
        } else if (options.given()) {
            AppConfig config = options.load();
            ClusterAccess.open(config).close();
            explain.ofCluster(config);
        } else {
            throw new ParameterException(
                    command.commandLine(),
                    "Where is the alert: in the folder of a --run, or on a cluster (--bootstrap-servers, --config)?");
        }
        return ExitCode.OK.code();
    }

    private Explain explain() {
        try {
            return new Explain(
                    alert,
                    revision,
                    around,
                    new Explain.Look(listed(), json),
                    command.commandLine().getOut(),
                    command.commandLine().getErr());
        } catch (IllegalArgumentException e) {
            throw Errors.ofParameters(command, e);
        }
    }

    private int listed() {
        if (members.equals(ALL)) {
            return Integer.MAX_VALUE;
        }
        try {
            return Integer.parseInt(members);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--members takes a number or 'all', not '" + members + "'", e);
        }
    }
}
