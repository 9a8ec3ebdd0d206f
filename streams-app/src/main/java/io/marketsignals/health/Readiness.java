package io.marketsignals.health;

import io.marketsignals.topology.query.ClientReading;

/** Whether an instance does its part now, so that questions can be sent to it. */
final class Readiness {
    private Readiness() {}

    /**
     * Whether the client processes: it runs, or hands tasks over while others go on.
     *
     * @param hasRun whether it has run before: until then, tasks that are there were not restored yet
     */
    static Check client(ClientReading reading, boolean hasRun) {
        boolean goesOn = reading.isRebalancing() && hasRun && reading.tasks() > 0;
        return new Check(
                "client",
                reading.isRunning() || goesOn,
                "The client is " + reading.state() + " with " + reading.tasks() + " tasks.");
    }

    static Check restored(ClientReading reading) {
        return reading.restoring().isEmpty()
                ? Check.up("restored", "All state is restored.")
                : Check.down(
                        "restored",
                        reading.restoring().size() + " partitions of stores are being restored, "
                                + reading.restoring().stream()
                                        .mapToLong(store -> store.remaining())
                                        .sum()
                                + " records to go.");
    }
}
