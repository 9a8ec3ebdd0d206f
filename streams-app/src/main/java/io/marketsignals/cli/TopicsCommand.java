package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.topics.Finding;
import io.marketsignals.topics.TopicCheck;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signals topics}: the table of topics, and making a cluster agree with it. */
@Command(
        name = "topics",
        description = "List, create or check the topics. Their records, keys, headers and schemas come as AsyncAPI.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals topics list",
            "  signals topics create --bootstrap-servers broker:9092 --set topics.replication=3",
            "  signals topics check --config app.yaml",
            "  signals topics asyncapi > asyncapi.yaml"
        },
        subcommands = {
            TopicsCommand.ListTopics.class,
            TopicsCommand.Create.class,
            TopicsCommand.Check.class,
            AsyncApiCommand.class
        })
final class TopicsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "A command is missing: list, create, check or asyncapi.");
    }

    /** Prints findings; the code says whether the application would start. */
    private static int report(List<Finding> findings, PrintWriter out) {
        for (Finding finding : findings) {
            out.println((finding.refusesStart() ? "" : "Warning: ") + finding.sentence());
        }
        out.flush();
        return (findings.stream().anyMatch(Finding::refusesStart) ? ExitCode.TOPICS : ExitCode.OK).code();
    }

    /** {@code signals topics list}: what would be created; asks no cluster. */
    @Command(name = "list", description = "Print the table of topics.", mixinStandardHelpOptions = true)
    static final class ListTopics implements Runnable {
        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @Option(names = "--markdown", description = "Print the table for a document.")
        private boolean markdown;

        @Override
        public void run() {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Topic", "Partitions", "Cleanup", "Retention", "Largest record", "Why"));
            for (TopicSpec spec : TopicTable.of(options.load().topics())) {
                rows.add(List.of(
                        spec.name(),
                        String.valueOf(spec.partitions()),
                        spec.config("cleanup.policy"),
                        spec.config("retention.ms"),
                        spec.config("max.message.bytes"),
                        spec.reason()));
            }
            PrintWriter out = command.commandLine().getOut();
            if (markdown) {
                TextTable.markdown(rows, out);
            } else {
                TextTable.aligned(rows, out);
            }
            out.flush();
        }
    }

    /** {@code signals topics create}. */
    @Command(
            name = "create",
            description = "Create the topics that are missing; leaves existing ones alone unless --repair is given.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @Option(names = "--repair", description = "Also set what is wrong on existing topics.")
        private boolean repair;

        @Override
        public Integer call() {
            AppConfig config = options.load();
            List<TopicSpec> table = TopicTable.of(config.topics());
            PrintWriter out = command.commandLine().getOut();
            try (Admin admin = ClusterAccess.open(config)) {
                TopicCreation creation = new TopicCreation(admin);
                creation.create(table)
                        .forEach(outcome ->
                                out.println((outcome.created() ? "created  " : "exists   ") + outcome.topic()));
                TopicCheck check = new TopicCheck(admin, config.bootstrapServers());
                if (repair) {
                    creation.repair(table, check).forEach(change -> out.println("repaired " + change));
                }
                return report(check.findings(table), out);
            }
        }
    }

    /** {@code signals topics check}. */
    @Command(
            name = "check",
            description = "Compare a cluster's topics with the table; changes nothing.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @Override
        public Integer call() {
            AppConfig config = options.load();
            PrintWriter out = command.commandLine().getOut();
            try (Admin admin = ClusterAccess.open(config)) {
                List<Finding> findings =
                        new TopicCheck(admin, config.bootstrapServers()).findings(TopicTable.of(config.topics()));
                if (findings.isEmpty()) {
                    out.println("All topics are as they should be.");
                }
                return report(findings, out);
            }
        }
    }
}
