package io.marketsignals.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a user chooses.
 *
 * @param limit when to end, counted from the start of the process; empty: when the stories are told
 * @param speed event seconds per wall second of the live week; empty: such that it fits the limit
 * @param seed of the simulation
 * @param out directory for the alerts; empty: none are written
 * @param port where the page is served; 0: any free one
 * @param plain whether to print lines instead of drawing on the terminal
 * @param hold whether to keep the cluster up after the stories, until the limit or until it is stopped
 */
public record DemoSettings(
        Optional<Duration> limit,
        OptionalDouble speed,
        long seed,
        Optional<Path> out,
        int port,
        boolean plain,
        boolean hold) {
    public DemoSettings {
        if (limit.isPresent() && (limit.get().isNegative() || limit.get().isZero())) {
            throw new IllegalArgumentException("--for must be positive: " + limit.get());
        }
        if (speed.isPresent() && !(speed.getAsDouble() > 0 && Double.isFinite(speed.getAsDouble()))) {
            throw new IllegalArgumentException("--speed must be positive: " + speed.getAsDouble());
        }
    }
}
