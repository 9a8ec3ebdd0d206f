package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.config.ConfigEntry;
import io.marketsignals.history.reset.Reset;
import io.marketsignals.history.reset.ResetPlan;
import io.marketsignals.topics.RunName;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signals reset}: an application starts again as if for the first time. */
@Command(
        name = "reset",
        description =
                "Take back what an application left on a cluster and on this machine. Its committed offsets, its internal topics,"
                        + " its state on this machine and, on request, its results go; production's input topics are never touched.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals reset --plan --config app.yaml",
            "  signals reset --yes --config app.yaml --outputs",
            "  signals reset --yes --bootstrap-servers broker:9092 --run may-2024 --outputs --inputs",
            "",
            "It refuses while instances are active. State on other machines has to be removed there, by the same command."
        })
final class ResetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--plan", description = "Print what would be taken back; touch nothing.")
    private boolean planned;

    @Option(names = "--yes", description = "Do it.")
    private boolean confirmed;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description =
                    "The replay of this name instead of production: the application and the topics named after it.")
    private Optional<String> run;

    @Option(
            names = "--outputs",
            description = "Also what it told: production's records on the output topics, or a run's output topics.")
    private boolean outputs;

    @Option(names = "--inputs", description = "Also the input topics of the run; only with --run.")
    private boolean inputs;

    @Override
    public Integer call() {
        AppConfig config = config();
        PrintWriter out = command.commandLine().getOut();
        QuietLog.quiet();
        try (Admin admin = ClusterAccess.open(config)) {
            ResetPlan plan = Reset.plan(admin, config, new Reset.What(outputs, inputs));
            plan.leftAlone()
                    .forEach(topic -> out.println("left alone: " + topic + ", which this version does not know"));
            if (planned) {
                print(plan, out);
            } else {
                plan.execute(item -> out.println("done: " + item.sentence()));
            }
            if (plan.items().isEmpty()) {
                out.println("Nothing is left of application " + config.applicationId() + ".");
            }
            out.flush();
            return ExitCode.OK.code();
        }
    }

    private static void print(ResetPlan plan, PrintWriter out) {
        plan.items().forEach(item -> out.println("would " + item.sentence()));
        List<String> members = plan.activeMembers();
        if (!members.isEmpty()) {
            out.flush();
            throw new AppException(AppException.Reason.ACTIVE, plan.refusal(members));
        }
    }

    private AppConfig config() {
        if (planned == confirmed) {
            throw new ParameterException(command.commandLine(), "Give either --plan or --yes.");
        }
        if (inputs && run.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--inputs needs --run: production's input topics are never reset.");
        }
        try {
            return run.isEmpty() ? options.load() : options.load(ofRun(new RunName(run.get())));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--run: " + e.getMessage() + ".", e);
        }
    }

    private static List<ConfigEntry> ofRun(RunName name) {
        if (!name.given()) {
            throw new IllegalArgumentException("a run has a name");
        }
        return List.of(
                new ConfigEntry("application.id", name.name(), "--run"),
                new ConfigEntry("topics.run", name.name(), "--run"));
    }
}
