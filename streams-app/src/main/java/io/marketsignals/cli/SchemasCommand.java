package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.inspect.schema.Registration;
import io.marketsignals.inspect.schema.SchemaComparison;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.TopicSchemas;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signals schemas}: the schemas of the topics, and a registry's. */
@Command(
        name = "schemas",
        description = "List the topics' schemas, register them, or compare them with those that a registry holds.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals schemas list",
            "  signals schemas check --config app.yaml",
            "  signals schemas register --set registry.schema.registry.url=http://registry:8081"
        },
        subcommands = {SchemasCommand.ListSchemas.class, SchemasCommand.Register.class, SchemasCommand.Check.class})
final class SchemasCommand implements Runnable {
    private static final String AUTO_REGISTER = "auto.register.schemas";

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "A command is missing: list, register or check.");
    }

    private static List<TopicSchemas.Row> table(AppConfig config) {
        return TopicSchemas.of(config.topics().run());
    }

    private static ConfluentSchemaRegistry registry(Map<String, String> settings) {
        QuietLog.quiet();
        try {
            return new ConfluentSchemaRegistry(settings);
        } catch (IllegalArgumentException unusable) {
            throw new AppException(AppException.Reason.BAD_CONFIG, String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** {@code signals schemas list}: asks no registry. */
    @Command(
            name = "list",
            description = "Print the table of topics, records and subjects; asks no registry.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {"  signals schemas list", "  signals schemas list --json > schemas.ndjson"})
    static final class ListSchemas implements Runnable {
        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @Option(names = "--json", description = "Print each schema, as it is registered, on a line of its own.")
        private boolean json;

        @Override
        public void run() {
            PrintWriter out = command.commandLine().getOut();
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Topic", "Record", "Naming", "Subject"));
            for (TopicSchemas.Row row : table(options.load())) {
                if (json) {
                    out.println(row.schema());
                }
                rows.add(List.of(
                        row.topic(), row.schema().getFullName(), row.naming().strategy(), row.subject()));
            }
            if (!json) {
                TextTable.aligned(rows, out);
            }
            out.flush();
        }
    }

    /** {@code signals schemas register}. */
    @Command(
            name = "register",
            description =
                    "Register all schemas under their subjects, whatever auto.register.schemas says; again changes"
                            + " nothing.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = "  signals schemas register --config app.yaml")
    static final class Register implements Runnable {
        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @Override
        public void run() {
            AppConfig config = options.load();
            Map<String, String> settings = new HashMap<>(config.registry());
            settings.put(AUTO_REGISTER, "true");
            PrintWriter out = command.commandLine().getOut();
            try (ConfluentSchemaRegistry registry = registry(settings)) {
                for (TopicSchemas.Row row : table(config)) {
                    Registration done = Registration.of(row, registry);
                    out.println((done.wasThere() ? "there already  " : "registered     ") + row.subject() + "  version "
                            + done.version() + ", id " + done.id());
                    out.flush();
                }
            }
        }
    }

    /** {@code signals schemas check}. */
    @Command(
            name = "check",
            description = "Compare each schema with every version that the registry holds under its subject; registers"
                    + " nothing. Compatible means that both sides read each other (FULL_TRANSITIVE), whatever level the"
                    + " registry has.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  signals schemas check --config app.yaml",
                "",
                "With auto.register.schemas=false what is not registered to the letter counts as refused too."
            })
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @Override
        public Integer call() {
            AppConfig config = options.load();
            boolean autoRegister = Boolean.parseBoolean(config.registry().getOrDefault(AUTO_REGISTER, "true"));
            PrintWriter out = command.commandLine().getOut();
            boolean usable = true;
            try (ConfluentSchemaRegistry registry = registry(config.registry())) {
                for (TopicSchemas.Row row : table(config)) {
                    SchemaComparison found = SchemaComparison.of(row, registry.versions(row.subject()));
                    out.printf("%-12s  %s%s%n", found.verdict().words(), row.subject(), version(found));
                    found.differences().forEach(difference -> out.println("              " + difference));
                    usable &= found.usable(autoRegister);
                }
            }
            out.flush();
            return (usable ? ExitCode.OK : ExitCode.SCHEMAS).code();
        }

        private static String version(SchemaComparison found) {
            return found.version() == 0 ? "" : "  version " + found.version();
        }
    }
}
