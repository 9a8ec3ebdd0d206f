package io.marketsignals.query;

import java.util.Comparator;

/** A task as Kafka Streams names it, {@code 1_0}: a partition of a sub-topology. */
record TaskName(int part, int partition) implements Comparable<TaskName> {
    private static final Comparator<TaskName> ORDER =
            Comparator.comparingInt(TaskName::part).thenComparingInt(TaskName::partition);

    static TaskName of(String name) {
        int line = name.indexOf('_');
        return new TaskName(Integer.parseInt(name.substring(0, line)), Integer.parseInt(name.substring(line + 1)));
    }

    String name() {
        return part + "_" + partition;
    }

    @Override
    public int compareTo(TaskName other) {
        return ORDER.compare(this, other);
    }
}
