package io.marketsignals.topology;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Confirmation;
import io.marketsignals.schema.Direction;
import io.marketsignals.schema.Evidence;
import io.marketsignals.schema.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Alerts as the records of their topic. */
final class AlertRecords {
    private AlertRecords() {}

    static Alert alert(io.marketsignals.alert.Alert alert) {
        io.marketsignals.alert.Alert.Identity identity = alert.identity();
        Alert record = new Alert();
        record.setId(identity.id());
        record.setRevision(alert.revision());
        record.setSignal(identity.signal());
        record.setEvent(identity.event());
        record.setMarket(identity.market());
        record.setSubject(identity.subject());
        record.setDirection(Direction.valueOf(identity.direction().name()));
        record.setStatus(AlertStatus.valueOf(alert.status().name()));
        record.setConfirmation(Confirmation.valueOf(alert.confirmation().name()));
        record.setSeverity(Severity.valueOf(alert.severity().name()));
        record.setEpisodeStart(Instant.ofEpochMilli(identity.episodeStart()));
        record.setEventTime(Instant.ofEpochMilli(alert.eventTime()));
        record.setSession(LocalDate.ofEpochDay(alert.session()));
        record.setReason(alert.explanation().reason());
        record.setEvidence(evidence(alert.explanation().evidence()));
        record.setThresholds(evidence(alert.explanation().thresholds()));
        record.setCoverage(alert.coverage());
        record.setAsOf(Instant.ofEpochMilli(alert.asOf()));
        record.setWatermark(Instant.ofEpochMilli(alert.watermark()));
        record.setForced(alert.forced());
        record.setSettingsVersion(alert.settingsVersion());
        return record;
    }

    private static List<Evidence> evidence(List<io.marketsignals.signal.Evidence> facts) {
        return facts.stream()
                .map(fact -> new Evidence(
                        fact.name(),
                        fact.number(),
                        fact.text(),
                        fact.time() == null ? null : Instant.ofEpochMilli(fact.time()),
                        fact.unit()))
                .toList();
    }
}
