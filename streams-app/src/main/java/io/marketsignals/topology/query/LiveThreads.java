package io.marketsignals.topology.query;

import java.util.HashSet;
import java.util.Set;

/** The threads of this JVM that are alive. */
final class LiveThreads {
    private LiveThreads() {}

    /** Their names, without a look at what they do. */
    static Set<String> names() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + 16];
        int count = all.enumerate(threads);
        while (count == threads.length) {
            threads = new Thread[2 * threads.length];
            count = all.enumerate(threads);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            names.add(threads[i].getName());
        }
        return names;
    }
}
