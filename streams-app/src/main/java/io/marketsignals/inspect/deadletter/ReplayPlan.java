package io.marketsignals.inspect.deadletter;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which dead letters go back, and which stay.
 *
 * @param send by the refused records' times
 */
public record ReplayPlan(List<DeadLetter> send, List<Left> left) {
    /** One that stays, and why: the end of a sentence about it. */
    public record Left(DeadLetter letter, String why) {}

    /**
     * What is asked for.
     *
     * @param positions these; all of the list where empty
     * @param again also those that were sent before
     * @param partlyTaken also batches of which the rest was taken
     */
    public record Wish(Set<Position> positions, boolean again, boolean partlyTaken) {}

    public ReplayPlan {
        send = List.copyOf(send);
        left = List.copyOf(left);
    }

    /**
     * Sorts what is asked for by whether it can go back.
     *
     * @param inputs the inputs that letters may come from
     * @throws InputError when there is no dead letter at a position
     */
    public static ReplayPlan of(DeadLetterList list, Wish wish, InputPartitions inputs) {
        Set<Position> missing = new TreeSet<>(wish.positions());
        list.letters().forEach(letter -> missing.remove(letter.at()));
        if (!missing.isEmpty()) {
            throw new InputError("There is no dead letter " + missing.iterator().next()
                    + "; 'signals dead-letters list' says which there are.");
        }
        List<DeadLetter> send = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (DeadLetter letter : list.letters()) {
            if (wish.positions().isEmpty() || wish.positions().contains(letter.at())) {
                String why = hindrance(letter, list, wish, inputs);
                if (why.isEmpty()) {
                    send.add(letter);
                } else {
                    left.add(new Left(letter, why));
                }
            }
        }
        return new ReplayPlan(send, left);
    }

    /** What becomes of a record that was refused for a reason when the same bytes come again. */
    public static String prospect(String reason) {
        for (RejectionReason known : RejectionReason.values()) {
            if (known.name().equals(reason)) {
                return prospect(known);
            }
        }
        return "not known to this version";
    }

    private static String prospect(RejectionReason reason) {
        return switch (reason) {
            case UNKNOWN_SCHEMA ->
                "taken once the registry knows the schema id (a running instance asks again after 30 s)";
            case FOREIGN_SCHEMA -> "taken by a version that reads the schema; refused again by this one";
            case TIME_TOO_OLD -> "refused again, unless pipeline.max-age was raised";
            case TIME_TOO_FAR_AHEAD -> "taken once its partition's time has come near, or pipeline.max-jump was raised";
            case NULL_VALUE,
                    NULL_KEY,
                    KEY_MISMATCH,
                    NOT_WIRE_FORMAT,
                    TRUNCATED,
                    TRAILING_BYTES,
                    MALFORMED,
                    BAD_NAME,
                    BAD_PRICE,
                    BAD_VOLUME -> "refused again: what is wrong is in its own bytes";
        };
    }

    private static String hindrance(DeadLetter letter, DeadLetterList list, Wish wish, InputPartitions inputs) {
        if (!fromInput(letter, inputs)) {
            return "it does not say which input partition it came from";
        }
        if (list.replayed().contains(letter.at()) && !wish.again()) {
            return "it was sent again before; --again sends it once more";
        }
        if (!letter.refusedTicks().isEmpty() && !wish.partlyTaken()) {
            return letter.refusedTicks() + " of its ticks were refused and the others taken, whose volume would count"
                    + " twice; --partly-taken sends it nevertheless";
        }
        return "";
    }

    private static boolean fromInput(DeadLetter letter, InputPartitions inputs) {
        Map<String, Integer> partitions = Map.of(
                inputs.run().topic(TopicNames.PRICES), inputs.prices(),
                inputs.run().topic(TopicNames.INDEX_TICKS), inputs.indexTicks());
        return letter.origin()
                .filter(origin -> origin.partition() < partitions.getOrDefault(origin.topic(), 0))
                .isPresent();
    }
}
