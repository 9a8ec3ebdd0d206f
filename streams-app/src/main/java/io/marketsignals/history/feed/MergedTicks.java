package io.marketsignals.history.feed;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** The ticks of all files by event time, then in the order of the files, then of their rows. */
public final class MergedTicks implements Iterator<Tick>, AutoCloseable {
    private final List<FileTicks> files;
    private final PriorityQueue<FileTicks> queue =
            new PriorityQueue<>(Comparator.comparingLong(FileTicks::time).thenComparingInt(FileTicks::order));

    MergedTicks(List<FileTicks> files) {
        this.files = List.copyOf(files);
        files.stream().filter(file -> !file.done()).forEach(queue::add);
    }

    @Override
    public boolean hasNext() {
        return !queue.isEmpty();
    }

    @Override
    public Tick next() {
        if (queue.isEmpty()) {
            throw new NoSuchElementException();
        }
        FileTicks first = queue.element();
        long time = first.time();
        Tick tick = first.next();
        if (first.done()) {
            queue.remove();
        } else if (first.time() != time) {
            queue.remove();
            queue.add(first);
        }
        return tick;
    }

    @Override
    public void close() {
        files.forEach(FileTicks::close);
    }
}
