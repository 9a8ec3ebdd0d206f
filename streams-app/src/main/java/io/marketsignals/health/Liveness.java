package io.marketsignals.health;

import io.marketsignals.topology.query.ClientReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a restart would help: the client has failed, or somebody who has work to do does not get on with it. Judged anew at
 * each look; belongs to one thread. A rebalance, a long restore and a cluster that is away are no reasons.
 */
final class Liveness {
    private static final Set<String> FAILED = Set.of("ERROR", "PENDING_ERROR", "NOT_RUNNING");

    private final HealthSettings settings;
    private final Standstill standstill = new Standstill();

    Liveness(HealthSettings settings) {
        this.settings = settings;
    }

    /** @param now nanoseconds of a clock that only goes on */
    List<Check> judge(ClientReading reading, long now) {
        return List.of(
                client(reading),
                polling(reading, now),
                processing(reading, now),
                restoring(reading, now),
                updating(reading, now));
    }

    private static Check client(ClientReading reading) {
        return new Check("client", !FAILED.contains(reading.state()), "The client is " + reading.state() + ".");
    }

    /** A thread that hangs in a record or waits for a lock does not come back to ask for more. */
    private Check polling(ClientReading reading, long now) {
        List<String> stuck = new ArrayList<>();
        for (ClientReading.Worker thread : reading.threads()) {
            String name = "poll " + thread.name();
            Duration silent = Duration.ZERO;
            if (!thread.working()) {
                standstill.forget(name);
            } else if (thread.sincePoll().isEmpty()) {
                silent = standstill.of(name, "never", now);
            } else {
                silent = Duration.ofMillis((long) (1000 * thread.sincePoll().getAsDouble()));
            }
            if (silent.compareTo(settings.stall()) > 0) {
                stuck.add(thread.name() + " for " + silent.toSeconds() + " s");
            }
        }
        return verdict("polling", stuck, "Every stream thread asks for records.", "Not asking for records: ");
    }

    /** While tasks are handed out or restored, records may wait; without a broker there is nothing to read. */
    private Check processing(ClientReading reading, long now) {
        List<String> stuck = new ArrayList<>();
        for (ClientReading.Worker thread : reading.threads()) {
            String name = "process " + thread.name();
            if (!reading.isRunning() || thread.lag() == 0 || thread.brokers() == 0) {
                standstill.forget(name);
                continue;
            }
            Duration still = standstill.of(name, thread.processed(), now);
            if (still.compareTo(settings.stall()) > 0) {
                stuck.add(thread.name() + " for " + still.toSeconds() + " s, " + thread.lag() + " records wait");
            }
        }
        return verdict("processing", stuck, "What waits is processed.", "Nothing was processed: ");
    }

    private Check restoring(ClientReading reading, long now) {
        boolean cluster = reading.threads().stream().anyMatch(thread -> thread.brokers() > 0);
        if (!reading.isRebalancing() || reading.restoring().isEmpty() || !cluster) {
            standstill.forget("restore");
            return Check.up("restoring", "No state has to be restored.");
        }
        long left = reading.restoring().stream()
                .mapToLong(store -> store.remaining())
                .sum();
        Duration still = standstill.of("restore", reading.restoreSteps(), now);
        return still.compareTo(settings.restore()) > 0
                ? Check.down("restoring", "Nothing was restored for " + still.toSeconds() + " s; " + left + " to go.")
                : Check.up("restoring", left + " records to go.");
    }

    /**
     * Kafka Streams 4.3.1 can lose the thread that restores a stream thread's tasks (KAFKA-20721): the stream thread then waits
     * for it, for minutes at each task, and none of its new tasks ever starts.
     */
    private Check updating(ClientReading reading, long now) {
        List<String> alone = new ArrayList<>();
        for (ClientReading.Worker thread : reading.threads()) {
            String name = "updater " + thread.name();
            if (thread.updating() || !thread.working()) {
                standstill.forget(name);
            } else if (standstill.of(name, "gone", now).compareTo(settings.stall()) > 0) {
                alone.add(thread.name());
            }
        }
        return verdict(
                "state-updaters",
                alone,
                "Every stream thread has its restoring thread.",
                "Its restoring thread died: ");
    }

    private static Check verdict(String name, List<String> faults, String good, String bad) {
        return faults.isEmpty()
                ? Check.up(name, good)
                : Check.down(name, faults.stream().collect(Collectors.joining("; ", bad, ".")));
    }
}
