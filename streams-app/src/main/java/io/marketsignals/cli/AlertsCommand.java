package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.inspect.TopicReading;
import io.marketsignals.inspect.alert.AlertFilter;
import io.marketsignals.inspect.alert.AlertTail;
import io.marketsignals.inspect.alert.TailStart;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.PatientRegistry;
import io.marketsignals.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signals alerts}: what lies on the topic of alerts. */
@Command(
        name = "alerts",
        description = "Look at the alerts on a cluster.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AlertsCommand.Tail.class)
final class AlertsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "A command is missing: tail.");
    }

    /** {@code signals alerts tail}. */
    @Command(
            name = "tail",
            description =
                    "Print alert revisions, one line each: those that the topic holds, then new ones until Ctrl-C."
                            + " Reads what is committed, joins no group, changes nothing. Times are UTC.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  signals alerts tail --config app.yaml",
                "  signals alerts tail -b broker:9092 --market US --severity MEDIUM --status RAISED",
                "  signals alerts tail -c app.yaml --since 2025-09-15T00:00:00Z --no-follow --json > alerts.ndjson",
                "  signals alerts tail -c app.yaml --set topics.run=may-2024 --from-beginning --no-follow",
                "",
                "What an option names may be repeated or joined by commas; an alert must fit every option that is given."
            })
    static final class Tail implements Callable<Integer> {
        private static final int CLOSE_SECONDS = 10;

        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @ArgGroup
        private Where where = new Where();

        /** One of them at most. */
        static final class Where {
            @Option(names = "--from-beginning", description = "Begin with the first alert.")
            private boolean beginning;

            @Option(
                    names = "--since",
                    paramLabel = "INSTANT",
                    description = "Begin with this event time, such as 2025-09-15T03:45:00Z.")
            private Optional<Instant> since = Optional.empty();

            @Option(
                    names = "--last",
                    paramLabel = "N",
                    defaultValue = "10",
                    description = "Begin with the last N that fit; default: ${DEFAULT-VALUE}.")
            private int last = 10;
        }

        @Option(
                names = "--follow",
                negatable = true,
                defaultValue = "true",
                fallbackValue = "true",
                description = "Whether to wait for new alerts; it does unless told otherwise.")
        private boolean follow;

        @Option(names = "--signal", paramLabel = "ID", split = ",", description = "Signals wanted.")
        private Set<String> signals = Set.of();

        @Option(names = "--event", paramLabel = "E", split = ",", description = "Events wanted.")
        private Set<String> events = Set.of();

        @Option(names = "--market", paramLabel = "M", split = ",", description = "Markets wanted.")
        private Set<String> markets = Set.of();

        @Option(
                names = "--subject",
                paramLabel = "S",
                split = ",",
                description = "Subjects wanted, such as SP500:REGN.")
        private Set<String> subjects = Set.of();

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                split = ",",
                description = "Statuses wanted: ${COMPLETION-CANDIDATES}.")
        private Set<AlertStatus> statuses = Set.of();

        @Option(
                names = "--severity",
                paramLabel = "SEVERITY",
                defaultValue = "LOW",
                description = "Least severity: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
        private Severity severity;

        @Option(names = "--json", description = "Print the whole record as a line of JSON.")
        private boolean json;

        @Override
        public Integer call() {
            AlertFilter filter = Sentences.checked(
                    command, () -> new AlertFilter(signals, events, markets, subjects, statuses, severity));
            TailStart start = Sentences.checked(command, this::start);
            AppConfig config = options.load();
            QuietLog.quiet();
            StopSignal stop = StopSignal.install();
            CountDownLatch ended = new CountDownLatch(1);
            PrintWriter out = command.commandLine().getOut();
            try (TopicReading topic =
                            TopicReading.open(config, config.topics().run().topic(TopicNames.ALERTS));
                    SchemaRegistry registry =
                            new PatientRegistry(SignalTopologyFactory.registry(config), config.brokerWait())) {
                stop.closes(() -> stopped(topic, ended));
                new AlertTail(
                                topic,
                                registry,
                                filter,
                                json,
                                out,
                                command.commandLine().getErr())
                        .tell(start, follow);
                return ExitCode.OK.code();
            } finally {
                out.flush();
                stop.ended();
                ended.countDown();
            }
        }

        private TailStart start() {
            if (where.beginning) {
                return new TailStart.Beginning();
            }
            return where.since.<TailStart>map(TailStart.Since::new).orElseGet(() -> new TailStart.Last(where.last));
        }

        /** Lets the line that is being written come to its end. */
        private static boolean stopped(TopicReading topic, CountDownLatch ended) {
            topic.stop();
            try {
                return ended.await(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }
    }
}
