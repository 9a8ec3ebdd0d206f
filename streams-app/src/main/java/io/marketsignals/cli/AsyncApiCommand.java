package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.contract.AsyncApi;
import io.marketsignals.topics.TopicTable;
import java.io.PrintWriter;
import java.util.Locale;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code signals topics asyncapi}: what the topics carry, for tools; asks no cluster. */
@Command(
        name = "asyncapi",
        description = {
            "Print an AsyncAPI 3.0 document of the topics: records, keys, headers, schemas.",
            "Brokers, partitions, copies and topics.run are those of the settings."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals topics asyncapi > asyncapi.yaml",
            "  signals topics asyncapi --config app.yaml --set topics.run=may-2024"
        })
final class AsyncApiCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOptions options;

    @Override
    public void run() {
        AppConfig config = options.load();
        AsyncApi document =
                new AsyncApi(TopicTable.of(config.topics()), config.topics().run(), brokers(config));
        PrintWriter out = command.commandLine().getOut();
        out.print(document.yaml());
        out.flush();
    }

    private static AsyncApi.Brokers brokers(AppConfig config) {
        Object protocol = config.kafka().admin("asyncapi").get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
        boolean encrypted =
                protocol != null && protocol.toString().toUpperCase(Locale.ROOT).endsWith("SSL");
        return new AsyncApi.Brokers(config.bootstrapServers(), encrypted);
    }
}
