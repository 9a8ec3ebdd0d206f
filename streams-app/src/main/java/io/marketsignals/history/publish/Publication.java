package io.marketsignals.history.publish;

/** History on its way to the application's input topics, piece by piece. Belongs to one thread. */
public interface Publication {
    /** Publishes the next piece; false when there is none left. */
    boolean advance() throws InterruptedException;

    /** Sends what is held back. */
    void flush() throws InterruptedException;

    /** Sends what tells the end; returns when the brokers have everything. */
    void finish() throws InterruptedException;

    /** Pieces so far: ticks of files, records of topics. */
    long published();

    /** What was published, in ticks; estimated from their bytes where records are copied unread. */
    long volume();

    /** Event time of the latest piece, epoch milliseconds UTC; Long.MIN_VALUE before the first. */
    long latest();

    /** Event time that every source partition has reached once it is flushed; Long.MIN_VALUE while one has not begun. */
    long reached();
}
