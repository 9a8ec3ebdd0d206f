package io.marketsignals.ingest;

/** Hears of what was let in but does not count, so that it can be counted outside the pure core. */
public interface Intake {
    /** Older than its symbol's last: its price was ignored, its volume kept. */
    void late();

    /** Of a symbol or index that the reference data does not know. */
    void unknown();

    /** Outside of every session of its market, or in a halt. */
    void outOfSession();

    /** Nobody listens. */
    Intake SILENT = new Intake() {
        @Override
        public void late() {}

        @Override
        public void unknown() {}

        @Override
        public void outOfSession() {}
    };
}
