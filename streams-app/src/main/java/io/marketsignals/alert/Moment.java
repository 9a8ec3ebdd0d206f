package io.marketsignals.alert;

import io.marketsignals.alert.Alert.Identity;
import io.marketsignals.alert.Alert.Status;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.signal.Finding;
import io.marketsignals.signal.Severity;
import java.util.HashMap;
import java.util.Map;

/** Makes the alerts of one moment of a market. */
final class Moment {
    private final MarketReading market;
    /** How often each key began at this moment. */
    private final Map<String, Integer> begun = new HashMap<>();

    Moment(MarketReading market) {
        this.market = market;
    }

    /** The first revision of an alert that begins now. */
    Alert raised(Judged judged) {
        Severity severity = judged.finding().strength().severity();
        return alert(identity(judged.finding()), 1, Status.RAISED, severity, judged);
    }

    /** The next revision of an open alert. */
    Alert revised(Episode open, Status status, Severity severity, Judged judged) {
        return alert(open.identity(), open.revision() + 1, status, severity, judged);
    }

    private Alert alert(Identity identity, int revision, Status status, Severity severity, Judged judged) {
        Finding finding = judged.finding();
        return new Alert(
                identity,
                revision,
                status,
                finding.confirmation(),
                severity,
                market.toldAt(),
                (int) market.reference().session().date().toEpochDay(),
                finding.explanation().get(),
                finding.coverage(),
                market.asOf(),
                market.watermark(),
                market.forced(),
                judged.settings().version());
    }

    /** What is told a second time of the same key and moment is another alert: nothing distinct is dropped. */
    private Identity identity(Finding finding) {
        String key = Identity.key(finding, market.market());
        int time = begun.merge(key, 1, Integer::sum);
        return Identity.of(finding, market.market(), market.eventTime(), time);
    }
}
