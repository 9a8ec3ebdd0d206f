package io.marketsignals.signal;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a detector says of one subject and direction now. Whether that starts, holds or ends an alert is not its business.
 *
 * @param signal the signal's id
 * @param event what happened within the signal; the signal's id where it has one event only
 * @param coverage of the reading; null where it rests on levels alone
 * @param explanation worked out only when an alert is told
 */
public record Finding(
        String signal,
        String event,
        String subject,
        Direction direction,
        Phase phase,
        Strength strength,
        Confirmation confirmation,
        Double coverage,
        Supplier<Explanation> explanation) {

    /** Where a condition stands. */
    public enum Phase {
        /** It holds. */
        TRUE,
        /** It no longer holds, but is not yet far enough away to re-arm. */
        HELD,
        /** It does not hold. */
        FALSE,
        /** It held to the close: what was provisional is final, and the episode is over. */
        SETTLED,
        /** It happened, once. */
        HAPPENED
    }

    public Finding {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(explanation, "explanation");
    }

    /** A condition that lasts, of a signal with one event. */
    static Finding lasting(
            String signal, String subject, Direction direction, Phase phase, Strength strength, Basis basis) {
        return new Finding(
                signal,
                signal,
                subject,
                direction,
                phase,
                strength,
                Confirmation.FINAL,
                basis.coverage(),
                basis.explanation());
    }

    /** The same finding with more to explain it; worked out only when an alert is told. */
    public Finding explained(UnaryOperator<Explanation> more) {
        return new Finding(
                signal,
                event,
                subject,
                direction,
                phase,
                strength,
                confirmation,
                coverage,
                () -> more.apply(explanation.get()));
    }

    /** What a finding rests on. */
    record Basis(Double coverage, Supplier<Explanation> explanation) {}
}
