package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.ClusterAccess;
import io.marketsignals.inspect.TopicReading;
import io.marketsignals.inspect.deadletter.DeadLetter;
import io.marketsignals.inspect.deadletter.DeadLetterList;
import io.marketsignals.inspect.deadletter.DeadLetterReplay;
import io.marketsignals.inspect.deadletter.Position;
import io.marketsignals.inspect.deadletter.ReplayPlan;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.topics.InputPartitions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals dead-letters replay}: refused records back to where they came from. */
@Command(
        name = "replay",
        description = "Send refused records, as they were received, back to the input partitions that they came from."
                + " Without --yes only says what it would do.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals dead-letters replay 2@17 3@4 --config app.yaml",
            "  signals dead-letters replay --reason UNKNOWN_SCHEMA --config app.yaml --yes",
            "",
            "Bytes are never changed: a replay helps where the cause lay elsewhere, as with a schema that was not registered."
        })
final class DeadLettersReplayCommand implements Runnable {
    private static final List<String> LATE = List.of(
            "The records go to the ends of their partitions, with their key, bytes, time and headers as received.",
            "A tick that is older than its symbol's last is late by now: its volume counts, its price does not. One that is",
            "newest of its symbol, but behind what its partition has closed, counts in the next bucket. What is closed, its",
            "measures and alerts included, stays as it is.");

    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOptions options;

    @Parameters(arity = "0..*", paramLabel = "PARTITION@OFFSET", description = "Letters, as 'list' names them.")
    private List<String> letters = List.of();

    @Option(names = "--reason", paramLabel = "REASON", description = "All of this reason; ${COMPLETION-CANDIDATES}.")
    private Optional<RejectionReason> reason;

    @Option(names = "--all", description = "All.")
    private boolean all;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Option(names = "--again", description = "Also those that were sent again before.")
    private boolean again;

    @Option(names = "--partly-taken", description = "Also batches of which some ticks were taken: they count twice.")
    private boolean partlyTaken;

    @Override
    public void run() {
        if ((letters.isEmpty() ? 0 : 1) + (reason.isPresent() ? 1 : 0) + (all ? 1 : 0) != 1) {
            throw new ParameterException(
                    command.commandLine(), "Give either letters as PARTITION@OFFSET, or --reason, or --all.");
        }
        Set<Position> positions = Sentences.checked(
                command, () -> letters.stream().map(Position::parse).collect(Collectors.toUnmodifiableSet()));
        ReplayPlan.Wish wish = new ReplayPlan.Wish(positions, again, partlyTaken);
        AppConfig config = options.load();
        PrintWriter out = command.commandLine().getOut();
        try (TopicReading topic = DeadLettersCommand.open(config)) {
            InputPartitions inputs = inputs(config);
            if (yes) {
                try (DeadLetterReplay replay = DeadLetterReplay.begin(config, topic)) {
                    ReplayPlan plan = plan(topic, wish, inputs);
                    replay.send(plan.send());
                    print(plan, "sent again  ", out);
                    out.println(
                            plan.send().size() + " sent again, " + plan.left().size() + " left.");
                }
            } else {
                ReplayPlan plan = plan(topic, wish, inputs);
                print(plan, "would send  ", out);
                out.println(plan.send().size() + " to send, " + plan.left().size() + " left.");
                explain(plan, out);
            }
            out.flush();
        }
    }

    private ReplayPlan plan(TopicReading topic, ReplayPlan.Wish wish, InputPartitions inputs) {
        Set<String> reasons = reason.map(one -> Set.of(one.name())).orElse(Set.of());
        return ReplayPlan.of(DeadLetterList.read(topic, Optional.empty()).of(reasons), wish, inputs);
    }

    private static InputPartitions inputs(AppConfig config) {
        try (Admin admin = ClusterAccess.open(config)) {
            return InputPartitions.of(admin, config.topics().run());
        }
    }

    private static void print(ReplayPlan plan, String done, PrintWriter out) {
        for (DeadLetter letter : plan.send()) {
            out.println(done + letter.at() + "  " + letter.reason() + "  to the partition of "
                    + DeadLettersCommand.origin(letter));
        }
        plan.left()
                .forEach(left -> out.println("left        " + left.letter().at() + "  "
                        + left.letter().reason() + ": " + left.why()));
    }

    private static void explain(ReplayPlan plan, PrintWriter out) {
        if (plan.send().isEmpty()) {
            return;
        }
        Map<String, String> prospects = new TreeMap<>();
        plan.send().forEach(letter -> prospects.put(letter.reason(), ReplayPlan.prospect(letter.reason())));
        out.println();
        prospects.forEach((refused, prospect) -> out.println(refused + ": " + prospect + "."));
        LATE.forEach(out::println);
        out.println("Nothing was sent; --yes does it.");
    }
}
