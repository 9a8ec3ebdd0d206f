package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.inspect.TopicReading;
import io.marketsignals.inspect.deadletter.DeadLetter;
import io.marketsignals.inspect.deadletter.DeadLetterList;
import io.marketsignals.inspect.deadletter.DeadLetterView;
import io.marketsignals.inspect.deadletter.Position;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals dead-letters}: what was refused, and its way back. */
@Command(
        name = "dead-letters",
        description = "List, show or send back the records that were refused.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals dead-letters list --config app.yaml --by reason",
            "  signals dead-letters show 2@17 --config app.yaml",
            "  signals dead-letters replay --reason UNKNOWN_SCHEMA --config app.yaml"
        },
        subcommands = {
            DeadLettersCommand.ListLetters.class,
            DeadLettersCommand.Show.class,
            DeadLettersReplayCommand.class
        })
final class DeadLettersCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "A command is missing: list, show or replay.");
    }

    /** The topic of dead letters that the settings name. */
    static TopicReading open(AppConfig config) {
        QuietLog.quiet();
        return TopicReading.open(config, config.topics().run().topic(TopicNames.DEAD_LETTERS));
    }

    /** As headers say them. */
    static Set<String> names(Set<RejectionReason> reasons) {
        return reasons.stream().map(RejectionReason::name).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code signals dead-letters list}. */
    @Command(
            name = "list",
            description = "List the dead letters, newest first by the refused records' times, or count them.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  signals dead-letters list --config app.yaml --limit 20",
                "  signals dead-letters list -b broker:9092 --since 2025-09-15T00:00:00Z --reason BAD_PRICE",
                "  signals dead-letters list -b broker:9092 --by topic"
            })
    static final class ListLetters implements Runnable {
        /** What letters are counted by. */
        enum Grouping {
            reason,
            topic
        }

        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @Option(
                names = "--since",
                paramLabel = "INSTANT",
                description = "Only records with this time or later, such as 2025-09-15T03:45:00Z.")
        private Optional<Instant> since;

        @Option(
                names = "--reason",
                paramLabel = "REASON",
                split = ",",
                description = "Only these; ${COMPLETION-CANDIDATES}.")
        private Set<RejectionReason> reasons = Set.of();

        @Option(
                names = "--by",
                paramLabel = "GROUP",
                description = "Count them by ${COMPLETION-CANDIDATES} instead, most first.")
        private Optional<Grouping> by;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "Lines at most; default: ${DEFAULT-VALUE}.")
        private int limit;

        @Override
        public void run() {
            try (TopicReading topic = open(options.load())) {
                DeadLetterList list = DeadLetterList.read(topic, since).of(names(reasons));
                PrintWriter out = command.commandLine().getOut();
                if (list.letters().isEmpty()) {
                    out.println("No dead letters.");
                } else if (by.isPresent()) {
                    TextTable.aligned(counted(list, by.get()), out);
                } else {
                    listed(list, out);
                }
                out.flush();
            }
        }

        private void listed(DeadLetterList list, PrintWriter out) {
            List<DeadLetter> newestFirst = new ArrayList<>(list.letters());
            Collections.reverse(newestFirst);
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Letter", "Reason", "From", "Time", "Key", "Replayed", "Detail"));
            newestFirst.stream()
                    .limit(limit)
                    .forEach(letter -> rows.add(List.of(
                            letter.at().toString(),
                            letter.reason(),
                            origin(letter),
                            letter.time().toString(),
                            letter.key(),
                            replayed(letter, list),
                            letter.detail())));
            TextTable.aligned(rows, out);
            if (list.letters().size() > limit) {
                out.println("and " + (list.letters().size() - limit) + " more; --limit shows more, --by counts them");
            }
        }

        private static List<List<String>> counted(DeadLetterList list, Grouping by) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(by == Grouping.reason ? "Reason" : "From", "Letters", "Replayed", "First", "Last"));
            list.counts(letter -> by == Grouping.reason
                            ? letter.reason()
                            : letter.origin().map(DeadLetter.Origin::topic).orElse("unknown"))
                    .forEach(count -> rows.add(List.of(
                            count.what(),
                            Long.toString(count.letters()),
                            Long.toString(count.replayed()),
                            count.first().toString(),
                            count.last().toString())));
            return rows;
        }

        private static String replayed(DeadLetter letter, DeadLetterList list) {
            String again = letter.replayedFrom().isEmpty() ? "" : "refused again";
            return list.replayed().contains(letter.at()) ? (again.isEmpty() ? "yes" : again + ", yes") : again;
        }
    }

    static String origin(DeadLetter letter) {
        return letter.origin().map(DeadLetter.Origin::toString).orElse("unknown");
    }

    /** {@code signals dead-letters show}. */
    @Command(
            name = "show",
            description = "Show one dead letter: its headers, its bytes, and the record in them where they decode.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  signals dead-letters show 2@17 --config app.yaml",
                "  signals dead-letters show 2@17 -b broker:9092 --bytes 100000"
            })
    static final class Show implements Runnable {
        @Spec
        private CommandSpec command;

        @Mixin
        private ConfigOptions options;

        @Parameters(paramLabel = "PARTITION@OFFSET", description = "Where the letter lies, as 'list' says.")
        private String letter;

        @Option(
                names = "--bytes",
                paramLabel = "N",
                defaultValue = "512",
                description = "Bytes of key and of value to print at most; default: ${DEFAULT-VALUE}.")
        private int bytes;

        @Override
        public void run() {
            Position at = Sentences.checked(command, () -> Position.parse(letter));
            AppConfig config = options.load();
            try (TopicReading topic = open(config);
                    SchemaRegistry registry = SignalTopologyFactory.registry(config)) {
                DeadLetterView.read(topic, at).print(command.commandLine().getOut(), registry, bytes);
            }
        }
    }
}
