package io.marketsignals.signal;

import io.marketsignals.index.history.Peak;
import java.util.ArrayList;
import java.util.List;

/**
 * What S13 says of a record.
 *
 * @param former the record before
 * @param level the new record, index points
 * @param known sessions of the known history, this one excluded
 * @param enough sessions from which a history is not called short
 */
record RecordEvidence(Peak former, double level, int known, int enough) {
    /** The last setting of both records: {@code record-close.history}. */
    static final String HISTORY = "record-close.history";

    /** MEDIUM for the first in a month of sessions, HIGH in a year. */
    Strength strength() {
        return Strength.of(former.since(), 20, 252);
    }

    /** A drawdown only where sessions lie between; where the history is shorter than enough, its length with it. */
    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.points("previousRecord", former.level()));
        evidence.add(Evidence.date("previousRecordDate", former.session()));
        evidence.add(Evidence.sessions("sessionsBetween", former.since()));
        evidence.add(Evidence.fraction("margin", level / former.level() - 1));
        if (former.since() > 0) {
            evidence.add(Evidence.fraction("deepestDrawdown", former.drawdown()));
        }
        if (known < enough) {
            evidence.add(Evidence.sessions("knownHistory", known));
        }
        return evidence;
    }

    /** "first record close since 8 Nov 2021 (702 sessions)", of what kind of record. */
    String since(String kind) {
        String when = Words.date(former.session());
        String since = former.since() == 0
                ? "another " + kind + " after that of " + when
                : "its first " + kind + " since " + when + " (" + Words.count(former.since(), "session") + ")";
        return known < enough ? since + ", in a known history of " + Words.count(known, "session") : since;
    }
}
