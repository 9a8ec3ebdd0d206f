package io.marketsignals.health;

import io.marketsignals.topology.query.ClientReading;
import io.marketsignals.topology.query.ClientReading.Worker;
import io.marketsignals.topology.query.RestoreProgress.Restoring;
import java.util.List;
import java.util.OptionalDouble;

/** Readings of a client with one stream thread, said briefly. */
final class Readings {
    private String state = "RUNNING";
    private String threadState = "RUNNING";
    private OptionalDouble sincePoll = OptionalDouble.of(0);
    private long processed;
    private long lag;
    private int brokers = 1;
    private boolean updating = true;
    private List<String> tasks = List.of("0_0", "1_0");
    private List<Restoring> restoring = List.of();
    private long steps;

    Readings state(String said) {
        state = said;
        return this;
    }

    Readings threadState(String said) {
        threadState = said;
        return this;
    }

    Readings sincePoll(double seconds) {
        sincePoll = OptionalDouble.of(seconds);
        return this;
    }

    Readings neverPolled() {
        sincePoll = OptionalDouble.empty();
        return this;
    }

    Readings processed(long records) {
        processed = records;
        return this;
    }

    Readings lag(long records) {
        lag = records;
        return this;
    }

    Readings brokers(int connections) {
        brokers = connections;
        return this;
    }

    Readings updating(boolean alive) {
        updating = alive;
        return this;
    }

    Readings noTasks() {
        tasks = List.of();
        return this;
    }

    /** One store of 1,000 records, of which some remain. */
    Readings restoring(long remaining, long atStep) {
        restoring = List.of(new Restoring("markets", 2, remaining, 1_000));
        steps = atStep;
        return this;
    }

    ClientReading now() {
        Worker thread =
                new Worker("app-StreamThread-1", threadState, sincePoll, processed, 0, lag, brokers, tasks, updating);
        return new ClientReading(state, List.of(thread), List.of(), restoring, steps);
    }
}
