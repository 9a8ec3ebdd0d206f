package io.marketsignals.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code signals}; does nothing itself. */
@Command(
        name = "signals",
        description = "Streaming market signals on Kafka: returns, breadth, spreads and alerts.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals topics create --bootstrap-servers broker:9092",
            "  signals config --config app.yaml",
            "  signals run --config app.yaml",
            "",
            "'signals COMMAND --help' says more about a command."
        },
        subcommands = {
            RunCommand.class,
            LoadCommand.class,
            ReplayCommand.class,
            RecordCommand.class,
            ResetCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            HealthCommand.class,
            ExplainCommand.class,
            PictureCommand.class,
            DiffCommand.class,
            ScoreCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            AlertsCommand.class,
            DeadLettersCommand.class,
            DescribeCommand.class,
            ConfigCommand.class,
            TopicsCommand.class,
            SchemasCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print the stack trace of an error.")
    private boolean debug;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, ready to execute; tests give it their own writers. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setExecutionExceptionHandler(new Errors(() -> main.debug));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "A command is missing.");
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(" " + code.code(), code.meaning());
        }
        return codes;
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"signals " + (version == null ? "development" : version)};
        }
    }
}
