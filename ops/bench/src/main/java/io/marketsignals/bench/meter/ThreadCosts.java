package io.marketsignals.bench.meter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;

/** What some threads have used so far. */
public final class ThreadCosts {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] ids;

    private ThreadCosts(long[] ids) {
        this.ids = ids;
    }

    /**
     * A look at the clock and at the threads.
     *
     * @param nanos of {@link System#nanoTime}
     * @param cpuNanos user and system time of all threads
     * @param allocatedBytes on the heap, by all threads
     */
    public record Look(long nanos, long cpuNanos, long allocatedBytes) {
        /** What happened since an earlier look. */
        public Look since(Look before) {
            return new Look(nanos - before.nanos, cpuNanos - before.cpuNanos, allocatedBytes - before.allocatedBytes);
        }
    }

    /** The stream threads that live now. */
    public static ThreadCosts ofStreamThreads() {
        return of(ThreadCosts::isStreamThread);
    }

    /** Whether Kafka Streams gives this name to the threads that process. */
    public static boolean isStreamThread(String name) {
        return name.matches(".*-StreamThread-\\d+");
    }

    /** This thread. */
    public static ThreadCosts ofThisThread() {
        return new ThreadCosts(new long[] {Thread.currentThread().getId()});
    }

    private static ThreadCosts of(Predicate<String> names) {
        ThreadInfo[] infos = THREADS.getThreadInfo(THREADS.getAllThreadIds());
        return new ThreadCosts(Arrays.stream(infos)
                .filter(Objects::nonNull)
                .filter(info -> names.test(info.getThreadName()))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray());
    }

    /** How many threads are looked at. */
    public int threads() {
        return ids.length;
    }

    public Look look() {
        long cpu = 0;
        long allocated = 0;
        for (long id : ids) {
            cpu += Math.max(0, THREADS.getThreadCpuTime(id));
            allocated += Math.max(0, THREADS.getThreadAllocatedBytes(id));
        }
        return new Look(System.nanoTime(), cpu, allocated);
    }
}
