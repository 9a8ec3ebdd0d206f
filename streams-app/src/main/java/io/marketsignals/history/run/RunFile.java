package io.marketsignals.history.run;

/** The files of a run that hold one record a line, under the names of their schema. */
public enum RunFile {
    /** Alert revisions by event time. */
    ALERTS("alerts.ndjson"),
    /** Closing measures of indices by close. */
    SESSIONS("sessions.ndjson"),
    /** Spreads of pairs by time: of buckets, of windows and closing. */
    SPREADS("spreads.ndjson");

    private final String fileName;

    RunFile(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
