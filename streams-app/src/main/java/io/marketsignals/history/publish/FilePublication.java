package io.marketsignals.history.publish;

import io.marketsignals.history.feed.MergedTicks;
import io.marketsignals.history.feed.Tick;

/** The ticks of files. */
public final class FilePublication implements Publication {
    private final MergedTicks ticks;
    private final Publisher publisher;
    private long latest = Long.MIN_VALUE;

    /** @param ticks closed by whoever opened them */
    public FilePublication(MergedTicks ticks, Publisher publisher) {
        this.ticks = ticks;
        this.publisher = publisher;
    }

    @Override
    public boolean advance() throws InterruptedException {
        if (!ticks.hasNext()) {
            return false;
        }
        Tick tick = ticks.next();
        publisher.publish(tick);
        latest = tick.time();
        return true;
    }

    @Override
    public void flush() throws InterruptedException {
        publisher.flush();
    }

    @Override
    public void finish() throws InterruptedException {
        publisher.finish();
    }

    @Override
    public long published() {
        return publisher.published();
    }

    @Override
    public long volume() {
        return publisher.published();
    }

    @Override
    public long latest() {
        return latest;
    }

    /** Heartbeats bring all partitions to the same time. */
    @Override
    public long reached() {
        return publisher.reached();
    }
}
