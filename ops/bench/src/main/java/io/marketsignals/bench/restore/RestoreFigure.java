package io.marketsignals.bench.restore;

/**
 * What a loss of local state costs, medians over passes.
 *
 * @param updates prices that the states were updated by
 * @param changelogRecords that are restored
 * @param changelogBytes of their keys and values
 * @param diskBytes of the brokers' files
 * @param bytesPerMillion of keys and values, per million updates
 * @param runningSeconds from the launch of the JVM until all is restored and records are processed
 * @param restoreSeconds the part of that without the start of the JVM: topics checked, group joined, state restored
 * @param readySeconds from the launch until the first tick's result is committed as well
 * @param recordsPerSecond changelog records over {@code restoreSeconds}
 */
public record RestoreFigure(
        String scenario,
        int symbols,
        int commitMillis,
        long updates,
        long changelogRecords,
        long changelogBytes,
        long diskBytes,
        double bytesPerMillion,
        int passes,
        double runningSeconds,
        double restoreSeconds,
        double readySeconds,
        double recordsPerSecond) {}
