package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.TopologyPicture;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signals describe}: the topology that settings make. */
@Command(
        name = "describe",
        description = "Print the topology as Kafka Streams describes it, or as a flowchart. Asks no cluster: partition"
                + " counts are those of the settings.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  signals describe", "  signals describe --mermaid --set topics.prices-partitions=12 > topology.mmd"
        })
final class DescribeCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--mermaid", description = "Print a Mermaid flowchart of topics, stages and stores.")
    private boolean mermaid;

    @Override
    public void run() {
        QuietLog.quiet();
        AppConfig config = options.load();
        PrintWriter out = command.commandLine().getOut();
        out.print(mermaid ? TopologyPicture.mermaid(config) : TopologyPicture.text(config));
        out.flush();
    }
}
